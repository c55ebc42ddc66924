import { useMemo, useState } from 'react'
import type { DeskConfig } from '../desk-config.ts'
import { Field } from './parts/field.tsx'
import type { NewsroomFiles } from './parts/newsroom-files.ts'
import { fragmentOf, goTo } from './parts/route.ts'
import { type ListedStory, storyRows, type TextRow } from './parts/story-rows.ts'
import { TEXT_STATES } from './parts/text-state.ts'
import { say, spokenLanguage } from './parts/texts.ts'
import { useBehind } from './translation/use-behind.ts'

/** The list of stories with the states of their languages, a search and filters. */
export function StoryList({
  config,
  files,
  texts,
  person,
}: {
  readonly config: DeskConfig
  readonly files: NewsroomFiles
  readonly texts: ReadonlyMap<string, TextRow>
  readonly person: string
}) {
  const [filter, setFilter] = useState<Filter>('all')
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(SHOWN)
  const stories = useMemo(
    () =>
      storyRows(
        texts.values(),
        config.languages.map(({ tag }) => tag),
      ),
    [texts, config],
  )
  const behind = useBehind(files, stories, config.known)
  const isMatch = (text: TextRow) => matches(text, filter, person, behind)
  const counts = new Intl.NumberFormat(spokenLanguage())
  const sought = words.trim().toLowerCase()
  const found = stories.filter(
    (story) =>
      story.texts.some(isMatch) &&
      story.texts.some(({ title, slug }) => `${title} ${slug}`.toLowerCase().includes(sought)),
  )
  const filters = FILTERS.filter((one) => one === 'all' || stories.some(hasMatch(one, person, behind)))
  return (
    <section aria-labelledby="stories">
      <div className="desk-bar">
        <h1 id="stories">{say('stories')}</h1>
        <button type="button" className="desk-primary" onClick={() => goTo({ name: 'new' })}>
          {say('newStory')}
        </button>
      </div>
      <div className="desk-bar">
        <Field label={say('search')} className="desk-search">
          {(attributes) => (
            <input {...attributes} type="search" value={words} onChange={({ target }) => setWords(target.value)} />
          )}
        </Field>
        <fieldset className="desk-filters">
          <legend>{say('show')}</legend>
          {filters.map((one) => (
            <label key={one}>
              <input type="radio" name="filter" checked={filter === one} onChange={() => setFilter(one)} />
              {say(one)} <span>{counts.format(stories.filter(hasMatch(one, person, behind)).length)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {found.length === 0 && <p>{say(stories.length === 0 ? 'noStories' : 'noMatches')}</p>}
      <ul className="desk-stories">
        {found.slice(0, shown).map((story) => (
          <Story key={story.original.slug} story={story} config={config} behind={behind} />
        ))}
      </ul>
      {found.length > shown && (
        <button type="button" onClick={() => setShown(shown + SHOWN)}>
          {say('more')}
        </button>
      )}
    </section>
  )
}

/** How many stories are shown at first, and more with each press. */
const SHOWN = 50

const FILTERS = ['all', 'mine', ...TEXT_STATES, 'behind', 'broken'] as const
type Filter = (typeof FILTERS)[number]

function hasMatch(filter: Filter, person: string, behind: ReadonlySet<TextRow>) {
  return ({ texts }: ListedStory) => texts.some((text) => matches(text, filter, person, behind))
}

function matches(text: TextRow, filter: Filter, person: string, behind: ReadonlySet<TextRow>): boolean {
  const { state, error, persons } = text
  if (filter === 'all') return true
  if (filter === 'broken') return error !== undefined
  if (filter === 'behind') return behind.has(text)
  return filter === 'mine' ? persons.includes(person) : state === filter && error === undefined
}

function Story({
  story: { original, texts },
  config,
  behind,
}: {
  readonly story: ListedStory
  readonly config: DeskConfig
  readonly behind: ReadonlySet<TextRow>
}) {
  const languageOf = (lang: string) => config.languages.find(({ tag }) => tag === lang)
  return (
    <li>
      <h2>
        <a
          lang={original.lang}
          dir={languageOf(original.lang)?.dir}
          href={fragmentOf({ name: 'text', slug: original.slug, lang: original.lang })}
        >
          {original.title}
        </a>
      </h2>
      <ul className="desk-texts">
        {texts.map((text) => (
          <li key={text.lang}>
            <a
              href={fragmentOf({ name: 'text', slug: text.slug, lang: text.lang })}
              data-state={text.error ? 'broken' : text.state}
            >
              <bdi lang={text.lang}>{languageOf(text.lang)?.endonym ?? text.lang}</bdi>{' '}
              <span>{say(text.error ? 'broken' : text.state)}</span>
              {behind.has(text) && <strong>{say('behind')}</strong>}
            </a>
          </li>
        ))}
      </ul>
    </li>
  )
}
