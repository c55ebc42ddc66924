import { type Language, languageOf } from '../../lib/language/language.ts'
import { factIn, type Publication } from '../../lib/publication/publication.ts'
import { escapeHtml } from '../../lib/syndication/markup.ts'
import {
  type BoardState,
  type BoardStory,
  isOpen,
  RULE,
  STATES,
  type State,
  WORK,
  wordsToTranslate,
} from './board-stories.ts'
import { ANY, boardStyle, filterRules } from './board-style.ts'
import { changesOf, shortNumber } from './status-table.ts'

/** The beginning of each board, by which its file is known. */
export const BOARD = '<!doctype html><!-- masthead status -->'

/** What a board shows beside the states. */
export interface BoardOptions {
  /** Says in HTML which stories are on the board. */
  readonly about: string
  /** Returns in HTML how to begin the work on a story in a language. */
  readonly toDo: (slug: string, lang: string) => string
  /** Returns the present text of a section that has changed; undefined if it is not known. */
  readonly textOf?: (slug: string, id: string) => string
}

/**
 * Returns the board of translations: a page of stories and languages with filters that need no script. It loads
 * nothing.
 * @param stories in the order in which they are shown
 */
export function boardPage(stories: readonly BoardStory[], publication: Publication, options: BoardOptions): string {
  const tags = publication.languages.map(({ tag }) => tag)
  const persons = [
    ...new Set(stories.flatMap(({ states }) => Object.values(states).flatMap(({ assigned }) => assigned ?? []))),
  ]
  persons.sort((a, b) => a.localeCompare(b))
  const states = WORK.filter((state) => countOf(stories, state) > 0)
  const shown: readonly State[] = ['original', 'complete', ...states]
  const { value: name, lang } = factIn(publication.name, publication.defaultLanguage, publication)
  return `${BOARD}<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>Translations | ${escapeHtml(name)}</title>
<style>${boardStyle()}${filterRules(tags, [ANY, ...states], persons.length)}</style></head><body>
<header><h1>Translations <small>${languageText(name, lang)}</small></h1>
<p>${summaryOf(stories, tags.length)}</p></header>
<form aria-label="Filters">
<fieldset><legend>Show</legend>${stateFilters(stories, states)}</fieldset>
${persons.length > 0 ? personFilter(persons) : ''}
<details class="langs"><summary>Languages</summary>
<fieldset><legend>Only these languages</legend>${publication.languages.map(languageFilter).join('')}</fieldset></details>
<details class="order"><summary>Sorted by what readers lack most</summary><p>${RULE}</p></details>
<button type="reset">Show all</button>
</form>
<main>
<div class="scroll" role="region" aria-labelledby="board" tabindex="0"><table>
<caption id="board">Stories and languages</caption>
<thead><tr><th scope="col">Story</th>${publication.languages.map(columnHead).join('')}</tr>
<tr><th scope="row">Words to translate</th>${tags.map((tag) => wordsCell(stories, tag)).join('')}</tr></thead>
<tbody>${stories.map((story) => row(story, tags, persons)).join('\n')}</tbody></table></div>
<p class="key">${shown.map(keyOf).join('')}${persons.length > 0 ? '<span>underlined: somebody is on it</span>' : ''}</p>
<p>${options.about}</p>
${stories.map((story) => workOf(story, tags, options)).join('\n')}
</main></body></html>
`
}

function summaryOf(stories: readonly BoardStory[], languages: number): string {
  const words = stories
    .flatMap(({ states }) => Object.values(states))
    .reduce((sum, one) => sum + wordsToTranslate(one), 0)
  const done = countOf(stories, 'original') + countOf(stories, 'complete')
  const all = stories.length * languages
  return `<b>${stories.length}</b> stories in <b>${languages}</b> languages: <b>${number(done)}</b> of ${number(all)} complete, <b>${number(words)}</b> words to translate.`
}

function countOf(stories: readonly BoardStory[], wanted: State): number {
  const all = stories.flatMap(({ states }) => Object.values(states))
  return all.filter(({ state, held }) => state === wanted && held !== 'withdrawn').length
}

function wordsIn(stories: readonly BoardStory[], tag: string): number {
  return stories.reduce((sum, { states }) => sum + (states[tag] ? wordsToTranslate(states[tag]) : 0), 0)
}

/** Returns the choices of what to show: all stories, those with work, and those with work of one kind. */
function stateFilters(stories: readonly BoardStory[], states: readonly State[]): string {
  const each = states.map((state) => {
    const count = countOf(stories, state)
    return radio('show', state, `${STATES[state].label} <i>${count}</i>`)
  })
  return [radio('show', 'every', 'All stories', true), radio('show', ANY, 'Any work'), ...each].join('')
}

function columnHead({ tag, endonym }: Language): string {
  return `<th scope="col" data-l="${tag}"><abbr title="${escapeHtml(endonym)}">${tag}</abbr></th>`
}

function wordsCell(stories: readonly BoardStory[], tag: string): string {
  return `<td data-l="${tag}">${shortNumber(wordsIn(stories, tag))}</td>`
}

function radio(group: string, value: string, label: string, isOn = false): string {
  return `<label><input type="radio" name="${group}" id="${group}-${value}"${isOn ? ' checked' : ''}>${label}</label>`
}

function personFilter(persons: readonly string[]): string {
  const each = persons.map((who, index) => radio('who', `p${index}`, `<bdi>${escapeHtml(who)}</bdi>`))
  return `<fieldset><legend>Who is on it</legend>${radio('who', 'every', 'Everyone', true)}${each.join('')}${radio('who', 'none', 'Nobody')}</fieldset>`
}

function languageFilter({ tag, endonym }: Language): string {
  return `<label><input type="checkbox" id="l-${tag}">${languageText(endonym, tag)} <i>${tag}</i></label>`
}

/** Returns a row. Its tokens say in which languages there is which work, for the filters. */
function row(story: BoardStory, tags: readonly string[], persons: readonly string[]): string {
  const { slug, title, lang, date, isOnFront, states } = story
  const open = openIn(states, tags)
  const work = open.flatMap(({ tag, state }) => [
    `${tag}.${ANY}`,
    `.${ANY}`,
    `${tag}.${state.state}`,
    `.${state.state}`,
  ])
  const who = open.map(({ state }) => personOf(state.assigned, persons))
  const facts = [date?.slice(0, 10), isOnFront ? 'on the front' : '', open.length > 0 ? `${open.length} open` : '']
  const cells = tags.map((tag) => cell(tag, states[tag], persons))
  const head = `<a href="#w-${slug}">${languageText(title, lang)}</a><small>${facts.filter(Boolean).join(' · ')}</small>`
  return [
    `<tr id="r-${slug}" data-w="${[...new Set(work)].join(' ')}" data-p="${[...new Set(who)].join(' ')}">`,
    `<th scope="row">${head}</th>`,
    ...cells,
    '</tr>',
  ].join('')
}

/** Returns the languages in which there is something to do. */
function openIn(states: BoardStory['states'], tags: readonly string[]) {
  return tags.flatMap((tag) => {
    const state = states[tag]
    return state && isOpen(state) ? [{ tag, state }] : []
  })
}

function personOf(who: string | undefined, persons: readonly string[]): string {
  return who === undefined ? 'none' : `p${persons.indexOf(who)}`
}

function cell(tag: string, state: BoardState | undefined, persons: readonly string[]): string {
  if (!state) return `<td data-l="${tag}"></td>`
  const isWork = isOpen(state)
  const said = `${tag}: ${describe(state)}`
  const person = isWork ? ` data-p="${personOf(state.assigned, persons)}"` : ''
  const held = state.held ? ` data-h="${state.held}"` : ''
  return `<td data-l="${tag}" data-s="${state.state}"${person}${held} title="${escapeHtml(said)}"><b aria-hidden="true">${signOf(state)}</b><span>${escapeHtml(said)}</span></td>`
}

function signOf(state: BoardState): string {
  if (state.state === 'complete' && state.held === 'withdrawn') return '×'
  return changesOf(state) > 0 ? String(changesOf(state)) : STATES[state.state].sign
}

function describe(state: BoardState): string {
  const { words, assigned, form, held } = state
  const { about } = STATES[state.state]
  const changes = changesOf(state)
  return [
    about + (changes > 0 ? `, ${changes} ${changes === 1 ? 'part' : 'parts'}` : ''),
    form ?? '',
    held ? `not published: ${held}` : '',
    words ? `${number(words)} words` : '',
    assigned ? `on it: ${assigned}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}

function keyOf(state: State): string {
  const { sign, about } = STATES[state]
  return `<span><b data-s="${state}" aria-hidden="true">${sign}</b>${about}</span>`
}

/** Returns what is to be done for a story. It is shown when the story is selected. */
function workOf(story: BoardStory, tags: readonly string[], options: BoardOptions): string {
  const { slug, title, lang, states } = story
  const open = openIn(states, tags)
  const items = WORK.flatMap((wanted) => {
    const all = open.filter(({ state }) => state.state === wanted)
    const alike = Map.groupBy(all, ({ state }) => JSON.stringify([state.assigned, state.words, state.behind]))
    return [...alike.values()].flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { words, assigned } = first.state
      const names = group.map(({ tag }) => languageName(tag)).join(', ')
      const who = assigned ? `, on it: <bdi>${escapeHtml(assigned)}</bdi>` : ''
      const count = words ? `: ${number(words)} words${group.length > 1 ? ' each' : ''}` : ''
      const changes = changesIn(story, first.state, options)
      return [
        `<li><b>${STATES[wanted].label}</b> in ${names}${who}${count} ${options.toDo(slug, first.tag)}${changes}</li>`,
      ]
    })
  })
  const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : '<p>Complete in every language.</p>'
  return `<section class="work" id="w-${slug}" aria-labelledby="t-${slug}" tabindex="-1"><h2 id="t-${slug}">${languageText(title, lang)}</h2><a class="close" href="#r-${slug}">Close</a>${list}</section>`
}

/** Returns the changes of the original as a list: the text of changed and new sections, the names of others. */
function changesIn({ slug, lang }: BoardStory, { behind }: BoardState, { textOf }: BoardOptions): string {
  if (!behind) return ''
  const item = (what: string, id: string) => {
    const text = textOf?.(slug, id) ?? ''
    return `<li>${what} <code>${escapeHtml(id)}</code> ${text ? languageText(text.length > CUT ? `${text.slice(0, CUT)}…` : text, lang) : ''}</li>`
  }
  return `<ul>${[
    ...behind.changed.map((id) => item('changed', id)),
    ...behind.added.map((id) => item('new', id)),
    ...behind.dropped.map((id) => `<li>gone <code>${escapeHtml(id)}</code></li>`),
  ].join('')}</ul>`
}

/** The number of characters that a changed section shows. */
const CUT = 160

function languageName(tag: string): string {
  return `${languageOf(tag).englishName} <i>${tag}</i>`
}

function languageText(text: string, tag: string | undefined): string {
  return tag === undefined
    ? `<bdi>${escapeHtml(text)}</bdi>`
    : `<bdi lang="${tag}" dir="${languageOf(tag).dir}">${escapeHtml(text)}</bdi>`
}

function number(value: number): string {
  return value.toLocaleString('en')
}
