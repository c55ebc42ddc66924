import { useMemo, useState } from 'react'
import type { DeskConfig } from '../desk-config.ts'
import { Field } from './field.tsx'
import { fragmentOf, goTo } from './route.ts'
import { type ListedStory, storyRows, type TextRow } from './story-rows.ts'
import { TEXT_STATES } from './text-state.ts'
import { say } from './texts.ts'

/** The list of stories with the states of their languages, a search and filters. */
export function StoryList({
  config,
  texts,
  person,
}: {
  readonly config: DeskConfig
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
  const isMatch = (text: TextRow) => matches(text, filter, person)
  const sought = words.trim().toLowerCase()
  const found = stories.filter(
    (story) =>
      story.texts.some(isMatch) &&
      story.texts.some(({ title, slug }) => `${title} ${slug}`.toLowerCase().includes(sought)),
  )
  const filters = FILTERS.filter((one) => one === 'all' || stories.some(hasMatch(one, person)))
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
              {say(one)} <span>{stories.filter(hasMatch(one, person)).length}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {found.length === 0 && <p>{say(stories.length === 0 ? 'noStories' : 'noMatches')}</p>}
      <ul className="desk-stories">
        {found.slice(0, shown).map((story) => (
          <Story key={story.original.slug} story={story} config={config} />
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

const FILTERS = ['all', 'mine', ...TEXT_STATES, 'broken'] as const
type Filter = (typeof FILTERS)[number]

function hasMatch(filter: Filter, person: string) {
  return ({ texts }: ListedStory) => texts.some((text) => matches(text, filter, person))
}

function matches({ state, error, persons }: TextRow, filter: Filter, person: string): boolean {
  if (filter === 'all') return true
  if (filter === 'broken') return error !== undefined
  return filter === 'mine' ? persons.includes(person) : state === filter && error === undefined
}

function Story({ story: { original, texts }, config }: { readonly story: ListedStory; readonly config: DeskConfig }) {
  const languageOf = (lang: string) => config.languages.find(({ tag }) => tag === lang)
  return (
    <li>
      <h2 lang={original.lang} dir={languageOf(original.lang)?.dir}>
        <a href={fragmentOf({ name: 'text', slug: original.slug, lang: original.lang })}>{original.title}</a>
      </h2>
      <ul className="desk-texts">
        {texts.map(({ slug, lang, state, error }) => (
          <li key={lang}>
            <a href={fragmentOf({ name: 'text', slug, lang })} data-state={error ? 'broken' : state}>
              <bdi lang={lang}>{languageOf(lang)?.endonym ?? lang}</bdi> <span>{say(error ? 'broken' : state)}</span>
            </a>
          </li>
        ))}
      </ul>
    </li>
  )
}
