import { clausesOf } from '../../lib/language/clauses.ts'
import { formatDate } from '../../lib/language/format.ts'
import { isCutIntoSyllables, markWordsOnly, shownSpelling, withoutSpaces } from '../../lib/search/spelling.ts'

/** The part of Pagefind's API that the search uses. */
export interface Pagefind {
  init(): Promise<void>
  options(options: Readonly<Record<string, unknown>>): Promise<void>
  mergeIndex(address: string, options: Readonly<Record<string, unknown>>): Promise<void>
  search(words: string, options?: object): Promise<{ readonly results: readonly PagefindResult[] }>
}

/** A story in the results; its content is loaded on demand. */
export interface PagefindResult {
  data(): Promise<PagefindStory>
}

/** The content of one result. */
export interface PagefindStory {
  readonly url: string
  /** HTML, in which `<mark>` around each match is the only element. */
  readonly excerpt: string
  readonly meta: Readonly<Record<string, string | undefined>>
}

/** The function that opens Pagefind; the build puts it into the search page's script. */
export type OpenPagefind = (options: Readonly<Record<string, unknown>>) => Pagefind

/** Opens the indexes; with `exactly`, a search tells letters with different marks apart. */
export type OpenIndexes = (exactly: boolean) => Promise<Pagefind>

/** The number of words in an excerpt, and of syllables where words are cut into them. */
const EXCERPT = { words: 28, syllables: 84 }

/**
 * Searches for words. In a language that is cut into syllables, these are found one after the other as they are
 * written, or else apart. In a script whose vowels are marks, only the words as they are written are found. If no story
 * has them, marks do not count, nor do the invisible characters that join and part letters (U+200C and U+200D).
 */
export async function findStories(load: OpenIndexes, spelt: string, exactly: boolean, tag = '', options = {}) {
  const words = withoutSpaces(spelt)
  const search = async (exact: boolean, text: string) => (await load(exact)).search(text, options)
  const phrase = isCutIntoSyllables(tag) ? await search(true, `"${words}"`) : undefined
  if (phrase && phrase.results.length > 0) return phrase
  const found = exactly ? await search(true, words) : undefined
  if (found && found.results.length > 0) return found
  return search(false, words.replaceAll(/[\u200c\u200d]/g, ''))
}

/**
 * Opens all the indexes beside a search page as one.
 * @param page the search page's address
 * @param exactDiacritics whether letters with different marks are different
 * @param tag the language of the page
 */
export async function openIndexes(
  open: OpenPagefind,
  page: URL,
  buckets: number,
  exactDiacritics: boolean,
  tag = '',
): Promise<Pagefind> {
  const shared = {
    baseUrl: new URL('..', page).pathname,
    metaCacheTag: '', // leaves caching to HTTP; otherwise Pagefind would load each index again every time
    excerptLength: isCutIntoSyllables(tag) ? EXCERPT.syllables : EXCERPT.words,
    excerptEllipsis: '…',
    exactDiacritics,
  }
  const [first, ...others] = Array.from({ length: buckets }, (_, bucket) => new URL(`${bucket}/`, page).pathname)
  const pagefind = open({ ...shared, basePath: first, noWorker: true })
  await pagefind.init()
  await Promise.all(others.map((address) => pagefind.mergeIndex(address, shared)))
  return pagefind
}

/**
 * Creates the list item of a result: the kicker, the headline, the excerpt with the matches, the day.
 * @param dates the tag for its date
 * @param mark what marks a story of another language than the page’s
 */
export function resultItem({ url, excerpt, meta }: PagefindStory, tag: string, dates = tag, mark?: HTMLElement) {
  const { title = '', kicker, date, rubric } = meta
  const shown = (text: string) => shownSpelling(text, tag)
  const link = make('a', ...clauses(shown(title), tag))
  link.href = url
  const time = make('time', date ? formatDate(date, dates) : '')
  if (date) time.dateTime = date
  const parts = [
    kicker || mark ? kickerOf(kicker ? shown(kicker) : '', mark) : '',
    make('h2', link),
    make('p', ...excerptNodes(shown(excerpt))),
    date ? time : '',
  ]
  const item = make('li', ...parts)
  item.className = 'item'
  if (rubric) item.dataset.rubric = rubric
  if (mark) {
    link.hreflang = item.lang = mark.lang
    item.dir = mark.dir
    item.dataset.script = mark.dataset.script ?? ''
  }
  return item
}

/** Marks the clauses of a headline that has several, as components/headline does. */
function clauses(title: string, tag: string): (string | Node)[] {
  const parts = clausesOf(title, tag)
  if (parts.length === 1) return [title]
  return parts.map((part, place) => {
    if (place % 2) return part
    const clause = make('span', part)
    clause.className = 'clause'
    return clause
  })
}

function kickerOf(text: string, mark: HTMLElement | undefined): HTMLElement {
  const marked = mark?.firstElementChild?.cloneNode(true)
  marked?.insertBefore(document.createTextNode(text && `${text} `), marked.firstChild)
  const kicker = make('p', marked ?? text)
  kicker.className = 'kicker'
  return kicker
}

/**
 * Turns an excerpt into nodes: Pagefind returns HTML, which the page's content security policy does not let scripts
 * insert.
 */
function excerptNodes(excerpt: string): Node[] {
  return markWordsOnly(excerpt)
    .split(/(<mark>.*?<\/mark>)/s)
    .flatMap((part) => {
      const [, found] = /^<mark>(.*)<\/mark>$/s.exec(part) ?? []
      const text = (found ?? part).replaceAll('&lt;', '<').replaceAll('&gt;', '>')
      return found === undefined ? document.createTextNode(text) : make('mark', text)
    })
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.append(...content)
  return element
}
