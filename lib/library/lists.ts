import { publishedPicture } from '../picture/picture.ts'
import { authorAddress, topicAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { archiveLists } from './archive-lists.ts'
import { profileOf } from './authors.ts'
import { type FoundEdition, type Library, memoizeByLanguage, slugsOf, toListItem } from './library.ts'
import { type Counted, type NamedItem, type NamedList, type Neighbours, paginate, type SiteList } from './list.ts'
import { authorsOf, authorsOfStory, type TermStories, topicsOf, translatorsOf } from './terms.ts'

/** All lists of a language by address: topics, authors, the archive, and all their pages. */
export const listsIn = memoizeByLanguage(
  (library, lang): ReadonlyMap<string, SiteList> =>
    new Map([...topicLists(library, lang), ...authorLists(library, lang), ...archiveLists(library, lang)]),
)

/** The number of stories on a full page of a topic or an author: it fills rows of two and of three. */
const PAGE = 48
/** The number of stories of each section of the publication on the page of topics. */
const NEWEST = 3

/** Whether an address is that of a list. */
export function hasList(library: Library, address: string): boolean {
  const language = library.publication.languages.find(({ tag }) => address.startsWith(`/${tag}/`))
  return language !== undefined && listsIn(library, language.tag).has(address)
}

/** The addresses of a list in all languages that have it, by language. */
export function listEditions(library: Library, lang: string, address: string): ReadonlyMap<string, string> {
  const rest = address.slice(`/${lang}`.length)
  const addresses = library.publication.languages.map(({ tag }) => [tag, `/${tag}${rest}`] as const)
  return new Map(addresses.filter(([tag, same]) => listsIn(library, tag).has(same)))
}

/** The list of topics and the lists of each topic’s stories, by address. */
function topicLists(library: Library, lang: string): [string, SiteList][] {
  const topics = [...topicsOf(library, lang).values()]
  const sections = topics.filter(({ isSection }) => isSection)
  const tags = topics.filter(({ isSection }) => !isSection).map(counted)
  const index: SiteList = {
    kind: 'topics',
    shown: sections.flatMap(({ stories }) => slugsOf(stories.slice(0, NEWEST))),
    outline: [sections.map(counted), tags],
    topics: tags,
    get sections() {
      const newest = ({ stories }: TermStories) => stories.slice(0, NEWEST).map((one) => toListItem(one.edition))
      return sections.map((one) => ({
        ...counted(one),
        newest: newest(one).map((item) => ({ ...item, section: undefined })),
      }))
    },
  }
  const lists = topics.flatMap((topic) => {
    const section = topic.isSection ? topic.slug : undefined
    return namedLists(library, lang, 'topic', topic, section, (page) => topicAddress(lang, topic.slug, page))
  })
  return [[topicAddress(lang), index], ...lists]
}

/** The list of authors and the lists of each author’s stories, by address; none if no story names an author. */
function authorLists(library: Library, lang: string): [string, SiteList][] {
  const authors = [...authorsOf(library, lang).values()]
  if (authors.length === 0) return []
  const lists = authors.flatMap((author) =>
    namedLists(library, lang, 'author', author, undefined, (page) => authorAddress(lang, author.slug, page)),
  )
  const index = authors.map((author) => ({ ...counted(author), profile: profileOf(library, author.slug, lang) }))
  return [[authorAddress(lang), { kind: 'authors', authors: index, shown: [], outline: index }], ...lists]
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
      shown: slugsOf(listed),
      outline: [name, section, neighbours],
      get items() {
        return listed.map((one) => itemOf(one, author, section, library.publication))
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
  return [pageOf(undefined, newest), ...[...full].map(([number, shown]) => pageOf(number, shown))]
}

/** Returns a story as the list of a topic or an author shows it. The page’s title names its section, so no item repeats it. */
function itemOf(
  listed: FoundEdition,
  author: string | undefined,
  section: string | undefined,
  publication: Publication,
): NamedItem {
  const item = toListItem(listed.edition)
  if (author !== undefined) return { ...item, part: partOf(listed, author, publication) }
  return item.section === section ? { ...item, section: undefined } : item
}

function coverOf(listed: FoundEdition | undefined): NamedList['cover'] {
  const { picture, alt, focus } = listed?.edition.cover ?? {}
  return picture && alt !== undefined ? { picture: publishedPicture(picture), alt, focus } : undefined
}

function counted({ slug, label, lang, stories }: TermStories): Counted {
  return { name: { slug, label, lang }, count: stories.length }
}
