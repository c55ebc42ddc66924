import { useContext, useMemo, useState } from 'react'
import type { DeskConfig } from '../../desk-config.ts'
import { AllTexts } from '../parts/all-texts.ts'
import { type ListedStory, storyRows } from '../parts/story-rows.ts'
import { say } from '../parts/texts.ts'
import { EndField } from './end-field.tsx'
import { type FrontList, frontLists, withStories } from './front-file.ts'
import { LanguageTexts } from './language-texts.tsx'
import { type OrderedEntry, OrderedList, withMoved } from './ordered-list.tsx'
import type { SettingsEdit } from './settings-form.tsx'
import { valueAt } from './settings-yaml.ts'
import { StoryForm } from './story-form.tsx'
import { textFor, textsByLanguage } from './texts-by-language.ts'

/** The stories that lead the front page, and those of each group of it. */
export function FrontForm({
  config,
  edit,
  isComplete,
  lang,
}: {
  readonly config: DeskConfig
  readonly edit: SettingsEdit
  /** Whether all texts of the newspaper are read, so that a story that is not among them does not exist. */
  readonly isComplete: boolean
  /** The language whose front page it is; undefined for all. */
  readonly lang: string | undefined
}) {
  const texts = useContext(AllTexts)
  const stories = useMemo(
    () => new Map(storyRows(texts.values(), []).map((story) => [story.original.slug, story])),
    [texts],
  )
  const lists = frontLists(edit.text)
  const named = new Set(lists.flatMap(({ slugs }) => slugs))
  const endonym = config.languages.find(({ tag }) => tag === lang)?.endonym
  const groupTitle = ({ path: [key = '', index = 0] = [] }: FrontList) =>
    textFor(textsByLanguage(valueAt(edit.text, [key, index, 'label'])), lang ?? '', config.defaultLanguage)
  return (
    <>
      <p className="desk-hint">{orderInWords(named.size > 0, endonym)}</p>
      {lists.map((list) => {
        const title = list.path ? groupTitle(list) : say('leadingStories')
        return (
          <section key={list.path?.join() ?? 'lead'}>
            <h3>{title}</h3>
            <Stories
              label={title}
              config={config}
              edit={edit}
              list={list}
              named={named}
              entryOf={(slug) => entryOf(slug, stories.get(slug), config, isComplete)}
            />
          </section>
        )
      })}
      {named.size > 0 && <EndField config={config} edit={edit} path={['until']} />}
      {valueAt(edit.text, ['notice']) !== undefined && (
        <>
          <LanguageTexts config={config} edit={edit} path={['notice', 'text']} legend={say('noticeOfFront')} />
          <EndField config={config} edit={edit} path={['notice', 'until']} />
        </>
      )}
    </>
  )
}

/** A list of stories, with the button that adds one. */
function Stories({
  label,
  config,
  edit: { mayEdit, change },
  list,
  named,
  entryOf,
}: {
  readonly label: string
  readonly config: DeskConfig
  readonly edit: SettingsEdit
  readonly list: FrontList
  /** The stories of all lists: each is named once. */
  readonly named: ReadonlySet<string>
  readonly entryOf: (slug: string) => OrderedEntry
}) {
  const [isAdding, setAdding] = useState(false)
  const { slugs, path } = list
  const put = (next: readonly string[], said: string) => change((yaml) => withStories(yaml, list, next), said)
  return (
    <OrderedList
      label={label}
      entries={slugs.map(entryOf)}
      least={path ? 1 : 0}
      mayEdit={mayEdit}
      onMove={(from, to, said) => put(withMoved(slugs, from, to), said)}
      onDelete={(index, said) => put(slugs.toSpliced(index, 1), said)}
    >
      {mayEdit && (
        <button type="button" onClick={() => setAdding(true)}>
          {say(slugs.length === 0 ? 'chooseLeading' : 'addStory')}
        </button>
      )}
      {isAdding && (
        <StoryForm
          config={config}
          title={say('addStory')}
          isOffered={({ slug }) => !named.has(slug)}
          onChoose={({ slug, title }) => put([...slugs, slug], say('entryAdded', { title, place: slugs.length + 1 }))}
          onClose={() => setAdding(false)}
        />
      )}
    </OrderedList>
  )
}

/** Returns how the front page is ordered, as a sentence. */
function orderInWords(hasChoice: boolean, language: string | undefined): string {
  if (hasChoice) return say('frontThenNewest')
  return language ? say('frontAsAll', { language }) : say('frontByItself')
}

function entryOf(
  slug: string,
  story: ListedStory | undefined,
  { languages }: DeskConfig,
  isComplete: boolean,
): OrderedEntry {
  if (!story) return { title: slug, note: isComplete ? say('noSuchStory') : undefined }
  const { title, lang } = story.original
  const isPublic = story.texts.some(({ state }) => state === 'published')
  const dir = languages.find(({ tag }) => tag === lang)?.dir
  return { title, lang, dir, note: isPublic ? undefined : say(story.original.state) }
}
