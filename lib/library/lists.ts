import { publishedPicture } from '../picture/picture.ts'
import {
  archiveAddress,
  authorAddress,
  CORRECTIONS,
  storyAddress,
  topicAddress,
  WANTED,
} from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import {
  type FoundEdition,
  type Library,
  type ListItem,
  memoizeByLanguage,
  slugsOf,
  storiesIn,
  toListItem,
} from './library.ts'
import type { Counted, NamedItem, NamedList, Neighbours, SiteList } from './list.ts'
import { correctionsFor } from './outlines.ts'
import {
  authorsOf,
  authorsOfStory,
  fillTerm,
  profileOf,
  type TermStories,
  termsOfFallback,
  topicsOf,
  translatorsOf,
} from './terms.ts'

/** All lists of a language by address: topics, authors, the archive, and all their pages; the corrections. */
export const listsIn = memoizeByLanguage(
  (library, lang): ReadonlyMap<string, SiteList> =>
    new Map([topicLists, authorLists, archiveLists, correctionLists].flatMap((make) => make(library, lang))),
)

/** The number of stories on a full page of a topic or an author: it fills rows of two and of three. */
const PAGE = 48
/** The number of stories of each section of the publication on the page of topics. */
const NEWEST = 3

/** Whether an address is that of a list, or of the page of wanted translations. */
export function hasList(library: Library, address: string): boolean {
  const { languages, translation } = library.publication
  const language = languages.find(({ tag }) => address.startsWith(`/${tag}/`))
  if (language === undefined) return false
  const isWanted = translation?.wanted === true && address === storyAddress(language.tag, WANTED)
  return isWanted || listsIn(library, language.tag).has(address)
}

/** The addresses of a list by language: in all languages in which it has a story, or needs none. */
export function listEditions(library: Library, lang: string, address: string): ReadonlyMap<string, string> {
  const rest = address.slice(`/${lang}`.length)
  const addresses = library.publication.languages.map(({ tag }) => [tag, `/${tag}${rest}`] as const)
  const has = (list: SiteList | undefined) => list !== undefined && !list.isEmpty
  return new Map(addresses.filter(([tag, same]) => has(listsIn(library, tag).get(same))))
}

/** The list of topics and the lists of each topic’s stories, by address. */
function topicLists(library: Library, lang: string): [string, SiteList][] {
  const topics = [...topicsOf(library, lang).values()]
  const sections = topics.filter(({ isSection }) => isSection)
  const others = termsOfFallback(library, lang, 'topic')
  const tags = [
    ...topics.filter(({ isSection }) => !isSection).map(counted),
    ...others.map((one) => filled(library, lang, 'topic', one)),
  ]
  const newest = (one: TermStories) => fillTerm(library, lang, 'topic', one, NEWEST).slice(0, NEWEST)
  const shown = sections.map((one) => [one, newest(one)] as const)
  const index: SiteList = {
    kind: 'topics',
    shown: slugsOf(shown.flatMap(([, stories]) => stories)),
    outline: [sections.map(counted), tags],
    topics: tags,
    get sections() {
      return shown.map(([one, stories]) => ({
        ...counted(one),
        newest: itemsOf(stories).map((item) => ({ ...item, section: undefined })),
      }))
    },
  }
  const lists = [...topics, ...others.map((one) => ({ ...one, isSection: false }))].flatMap((topic) => {
    const section = topic.isSection ? topic.slug : undefined
    return namedLists(library, lang, 'topic', topic, section, (page) => topicAddress(lang, topic.slug, page))
  })
  return [[topicAddress(lang), index], ...lists]
}

/** The list of authors and the lists of each author’s stories, by address; none if no story names an author. */
function authorLists(library: Library, lang: string): [string, SiteList][] {
  const own = [...authorsOf(library, lang).values()]
  const others = termsOfFallback(library, lang, 'author')
  if (own.length + others.length === 0) return []
  const lists = [...own, ...others].flatMap((author) =>
    namedLists(library, lang, 'author', author, undefined, (page) => authorAddress(lang, author.slug, page)),
  )
  const index = [...own.map(counted), ...others.map((one) => filled(library, lang, 'author', one))].map((author) => ({
    ...author,
    profile: profileOf(library, author.name.slug, lang),
  }))
  const isEmpty = own.length === 0
  return [[authorAddress(lang), { kind: 'authors', authors: index, isEmpty, shown: [], outline: index }], ...lists]
}

/** The list of corrections, if there are any and no standing page has its address. */
function correctionLists(library: Library, lang: string): [string, SiteList][] {
  const items = correctionsFor(library, lang)
  if (items.length === 0 || library.pages.get(CORRECTIONS)?.editions.has(lang)) return []
  const isEmpty = items.every((one) => one.lang !== lang)
  return [[storyAddress(lang, CORRECTIONS), { kind: 'corrections', items, isEmpty, shown: [], outline: items }]]
}

/** Returns what someone did for one language of a story; undefined if they wrote it. */
function partOf({ story, edition }: FoundEdition, slug: string, publication: Publication): NamedItem['part'] {
  if (!edition.translation) return undefined
  if (authorsOfStory(story, edition.lang, publication).some((author) => author.slug === slug)) return undefined
  return translatorsOf(edition, publication).translator?.slug === slug ? 'translator' : 'reviewer'
}

function namedLists(
  library: Library,
  pageLang: string,
  kind: 'topic' | 'author',
  { stories, slug, label, lang }: TermStories,
  section: string | undefined,
  address: (page?: number) => string,
): [string, SiteList][] {
  const name = { slug, label, lang }
  const { newest, full } = paginate(stories, PAGE)
  const last = full.size
  const ends: Neighbours = last > 0 ? { newest: address(), oldest: address(1) } : {}
  const author = kind === 'author' ? slug : undefined
  const pageOf = (number: number | undefined, listed: readonly FoundEdition[]): [string, SiteList] => {
    const newer = number === undefined ? {} : { newer: address(number < last ? number + 1 : undefined) }
    const before = (number ?? last + 1) - 1
    const neighbours = { ...newer, ...(before > 0 ? { older: address(before) } : {}), ...ends }
    const lazy: SiteList = {
      ...{ kind, name, section, number, neighbours },
      ...(stories.length === 0 && { isEmpty: true }),
      shown: slugsOf(listed),
      outline: [name, section, neighbours],
      get items() {
        return listed.map((one) => itemOf(one, author, library.publication))
      },
      get cover() {
        return number === undefined ? coverOf(listed[0]) : undefined
      },
      get profile() {
        return author !== undefined && number === undefined ? profileOf(library, author, pageLang) : undefined
      },
    }
    return [address(number), lazy]
  }
  const first = fillTerm(library, pageLang, kind, { slug, stories: newest }, PAGE)
  return [pageOf(undefined, first), ...[...full].map(([number, shown]) => pageOf(number, shown))]
}

/** Returns a story as the list of a topic or an author shows it. The author’s own page names no authors. */
function itemOf(listed: FoundEdition, author: string | undefined, publication: Publication): NamedItem {
  const { authors, minutes } = listed.edition
  const item = { ...toListItem(listed.edition), authors, minutes }
  return author === undefined ? item : { ...item, authors: [], part: partOf(listed, author, publication) }
}

function coverOf(listed: FoundEdition | undefined): NamedList['cover'] {
  const { picture, alt, focus } = listed?.edition.cover ?? {}
  return picture && alt !== undefined ? { picture: publishedPicture(picture), alt, focus } : undefined
}

function counted({ slug, label, lang, stories }: TermStories): Counted {
  return { name: { slug, label, lang }, count: stories.length }
}

/** Returns a term that only stories of other languages have, with the number of those that its page shows. */
function filled(library: Library, lang: string, kind: 'topic' | 'author', one: TermStories): Counted {
  const { length } = fillTerm(library, lang, kind, one, PAGE)
  return { ...counted(one), count: length }
}

/** The number of stories on a full page of a month. */
const MONTH_PAGE = 100
/** The least number of stories on the archive’s own page. */
const LATEST = 24
/** The number of stories of each month on the page of a year. */
const NEWEST_OF_MONTH = 6
const UNDATED = 'undated'

/** The lists of the archive by address: the whole archive, its years, its months, and the stories without a date. */
function archiveLists(library: Library, lang: string): [string, SiteList][] {
  const stories = storiesIn(library, lang)
  // A story’s month is that of its date as written, in any time zone.
  const parts = Map.groupBy(stories, ({ date }) => date?.slice(0, '2026-11'.length) ?? UNDATED)
  const { [UNDATED]: undated = [], ...dated } = Object.fromEntries(parts)
  const months = Object.entries(dated).sort(([a], [b]) => (a < b ? 1 : -1))
  const byYear = [...Map.groupBy(months, ([month]) => month.slice(0, '2026'.length))]
  const { newest } = paginate(stories, LATEST)
  const years = byYear.map(([year, ones]) => ({ year, months: countsIn(ones) }))
  const index: SiteList = {
    kind: 'archive',
    years,
    undated: undated.length,
    shown: slugsOf(newest),
    outline: [years, undated.length],
    get items() {
      return itemsOf(newest)
    },
  }
  const ofYears = byYear.map(
    ([year, ones]): LinkedPage => [archiveAddress(lang, year), (neighbours) => yearList(year, ones, neighbours)],
  )
  const ofMonths = months.flatMap(([month, ones]) => pagesOf(month, ones, lang))
  const ofUndated = undated.length > 0 ? pagesOf(UNDATED, undated, lang) : []
  return [[archiveAddress(lang), index], ...[ofYears, ofMonths, ofUndated].flatMap(linked)]
}

/** The stories of a month (`2026-11`), the newest first. */
type Month = readonly [month: string, stories: readonly FoundEdition[]]

function yearList(year: string, months: readonly Month[], neighbours: Neighbours): SiteList {
  const newest = months.map(([month, stories]) => ({ month, stories: stories.slice(0, NEWEST_OF_MONTH) }))
  const counts = countsIn(months)
  return {
    kind: 'year',
    year,
    neighbours,
    outline: [counts, neighbours],
    shown: newest.flatMap(({ stories }) => slugsOf(stories)),
    get months() {
      return counts.map((one, at) => ({ ...one, newest: itemsOf(newest[at]?.stories ?? []) }))
    },
  }
}

function countsIn(months: readonly Month[]) {
  return months.map(([month, stories]) => ({ month, count: stories.length }))
}

function itemsOf(stories: readonly FoundEdition[]): readonly ListItem[] {
  return stories.map(({ edition }) => toListItem(edition))
}

/** The address of a page, and what makes it when its neighbours are known. */
type LinkedPage = readonly [address: string, make: (neighbours: Neighbours) => SiteList]

/** The pages of a month, or of the stories without a date, the newest first. */
function pagesOf(part: string, stories: readonly FoundEdition[], lang: string): LinkedPage[] {
  const { newest, full } = paginate(stories, MONTH_PAGE)
  const pages = [[undefined, newest] as const, ...[...full].reverse()]
  const month = part === UNDATED ? undefined : part
  return pages.map(([number, listed]) => [
    archiveAddress(lang, part, number),
    (neighbours) => ({
      kind: 'month',
      month,
      number,
      neighbours,
      shown: slugsOf(listed),
      outline: neighbours,
      get items() {
        return itemsOf(listed)
      },
    }),
  ])
}

/** Links each page to the newer and the older one, so that a reader can go through the whole archive. */
function linked(pages: readonly LinkedPage[]): [string, SiteList][] {
  return pages.map(([address, make], at) => {
    const [newer, older] = [pages[at - 1]?.[0], pages[at + 1]?.[0]]
    return [address, make({ ...(newer && { newer }), ...(older && { older }) })]
  })
}

/**
 * Divides a list into pages with permanent addresses. Pages are numbered from the oldest, and a page gets its number
 * when it is full and newer items fill another page. So the list’s own address never shows just a few items, and no
 * item moves from one numbered page to another when the list grows.
 * @param items the items, newest first, as on each page
 * @param size the number of items on a full page; the list’s own address shows fewer than two full pages
 * @returns the items at the list’s own address, at least one full page if there are enough, and the full pages by
 * number
 */
export function paginate<Item>(items: readonly Item[], size: number) {
  const count = Math.max(0, Math.floor(items.length / size) - 1)
  const from = (number: number) => items.length - number * size
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return {
    newest: items.slice(0, from(count)),
    full: new Map(numbers.map((number) => [number, items.slice(from(number), from(number - 1))])),
  }
}
