import { useContext, useState } from 'react'
import { isRecord } from '../../../../lib/settings/read-json.ts'
import { isSame } from '../../../../lib/source/patch-yaml.ts'
import type { EditorConfig } from '../../cms-config.ts'
import type { DeskConfig } from '../../desk-config.ts'
import { AllTexts } from '../parts/all-texts.ts'
import { storyRows, type TextRow } from '../parts/story-rows.ts'
import { say } from '../parts/texts.ts'
import { EntryForm } from './entry-form.tsx'
import { MENU, type MenuList, menuLists } from './menu-file.ts'
import { type OrderedEntry, OrderedList, withMoved } from './ordered-list.tsx'
import type { SettingsEdit } from './settings-form.tsx'
import { withList } from './settings-yaml.ts'
import { textFor, textsByLanguage } from './texts-by-language.ts'

/** The menu of the newspaper and the columns of its footer. */
export function MenuForm({
  config,
  pages,
  edit,
  isComplete,
}: {
  readonly config: DeskConfig
  readonly pages: EditorConfig['pages']
  readonly edit: SettingsEdit
  /** Whether all texts of the newspaper are read. */
  readonly isComplete: boolean
}) {
  const lists = menuLists(edit.text)
  const isByItself = !lists.some(({ heading }) => heading === undefined)
  const all = isByItself ? [{ path: MENU, entries: [] }, ...lists] : lists
  const endonym = (lang: string) => config.languages.find(({ tag }) => tag === lang)?.endonym ?? lang
  const titleOf = ({ lang, heading }: MenuList) => {
    const column = heading && textFor(heading, lang ?? '', config.defaultLanguage)
    const title = column === undefined ? say('menu') : say('footerColumn', { title: column })
    return lang === undefined ? title : `${title} (${endonym(lang)})`
  }
  return all.map((list) => (
    <section key={list.path.join()}>
      <h3>{titleOf(list)}</h3>
      {isByItself && list.path === MENU && <p className="desk-hint">{say('menuByItself')}</p>}
      <Links label={titleOf(list)} config={config} pages={pages} edit={edit} list={list} isComplete={isComplete} />
    </section>
  ))
}

/** A list of links, with the button that adds one. */
function Links({
  label,
  config,
  pages,
  edit: { mayEdit, change },
  list: { path, lang = config.defaultLanguage, heading, entries },
  isComplete,
}: Parameters<typeof MenuForm>[0] & { readonly label: string; readonly list: MenuList }) {
  const [isAdding, setAdding] = useState(false)
  const [edited, setEdited] = useState<number>()
  const texts = useContext(AllTexts)
  const put = (next: readonly unknown[], said: string) => change((yaml) => withList(yaml, path, next), said)
  const named = { config, pages, texts: [...texts.values()], isComplete }
  const titleOf = (entry: unknown) => entryOf(entry, lang, named).title
  const sections = config.sections.map(({ value }) => value)
  return (
    <OrderedList
      label={label}
      entries={entries.map((entry) => entryOf(entry, lang, named))}
      least={heading ? 1 : 0}
      mayEdit={mayEdit}
      onMove={(from, to, said) => put(withMoved(entries, from, to), said)}
      onDelete={(index, said) => put(entries.toSpliced(index, 1), said)}
      onEdit={setEdited}
    >
      {mayEdit && (
        <p className="desk-bar">
          {entries.length === 0 && sections.length > 0 && (
            <button type="button" onClick={() => put(sections, say('sectionsAdded'))}>
              {say('menuOfSections')}
            </button>
          )}
          <button type="button" onClick={() => setAdding(true)}>
            {say('addEntry')}
          </button>
        </p>
      )}
      {isAdding && (
        <EntryForm
          config={config}
          pages={pages}
          isOffered={(entry) => !entries.some((one) => isSame(one, entry))}
          onInsert={(entry) => {
            put([...entries, entry], say('entryAdded', { title: titleOf(entry), place: entries.length + 1 }))
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {edited !== undefined && (
        <EntryForm
          config={config}
          pages={pages}
          was={entries[edited]}
          isOffered={() => false}
          onInsert={(entry) => put(entries.with(edited, entry), say('entryChanged', { title: titleOf(entry) }))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </OrderedList>
  )
}

/** What is known of the newspaper, by which entries have their titles. */
interface Named {
  readonly config: DeskConfig
  readonly pages: EditorConfig['pages']
  readonly texts: readonly TextRow[]
  readonly isComplete: boolean
}

function entryOf(entry: unknown, lang: string, { config, pages, texts, isComplete }: Named): OrderedEntry {
  const { defaultLanguage } = config
  if (isRecord(entry)) {
    const address = textFor(textsByLanguage(entry.url), lang, defaultLanguage)
    return {
      title: textFor(textsByLanguage(entry.label), lang, defaultLanguage) || address,
      note: address,
      isEditable: true,
    }
  }
  const name = String(entry)
  const section = config.sections.find(({ value }) => value === name)
  if (section) return { title: section.label, lang: defaultLanguage, note: say('section') }
  const page = pages.find(({ slug }) => slug === name)
  if (page) return { title: page.titles[lang] ?? page.title, note: say('page') }
  const [story] = storyRows(
    texts.filter(({ slug }) => slug === name),
    [],
  )
  if (!story) return { title: name, note: isComplete ? say('noSuchEntry') : undefined }
  const own = story.texts.find((text) => text.lang === lang) ?? story.original
  const isPublic = story.texts.some(({ state }) => state === 'published')
  return { title: own.title, lang: own.lang, note: say(isPublic ? 'story' : story.original.state) }
}
