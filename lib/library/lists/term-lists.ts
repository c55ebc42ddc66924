import { authorAddress, topicAddress } from '../../publication/addresses.ts'
import { authorsOf } from '../authors.ts'
import type { Library } from '../library.ts'
import { toListItem } from '../list-item.ts'
import { paginate } from '../paginate.ts'
import type { TermStories } from '../term-stories.ts'
import { topicsOf } from '../topics.ts'
import type { Counted, List, Neighbours } from './list.ts'

/** The number of stories on a full page of a topic or an author: it fills rows of two, three and four. */
const PAGE = 48
/** The number of stories of each section of the publication on the page of topics. */
const NEWEST = 3

/** The list of topics and the lists of each topic’s stories, by address. */
export function topicLists(library: Library, lang: string): [string, List][] {
  const topics = [...topicsOf(library, lang).values()]
  const desks = topics.filter(({ isDesk }) => isDesk)
  const index: List = {
    kind: 'topics',
    desks: desks.map((desk) => ({
      ...counted(desk),
      newest: desk.editions.slice(0, NEWEST).map((edition) => ({ ...toListItem(edition), section: undefined })),
    })),
    topics: topics.filter(({ isDesk }) => !isDesk).map(counted),
  }
  return [
    [topicAddress(lang), index],
    ...topics.flatMap((topic) =>
      namedLists('topic', topic, topic.isDesk ? topic.slug : undefined, (page) => topicAddress(lang, topic.slug, page)),
    ),
  ]
}

/** The list of authors and the lists of each author’s stories, by address; none if no story names an author. */
export function authorLists(library: Library, lang: string): [string, List][] {
  const authors = [...authorsOf(library, lang).values()]
  if (authors.length === 0) return []
  return [
    [authorAddress(lang), { kind: 'authors', authors: authors.map(counted) }],
    ...authors.flatMap((author) =>
      namedLists('author', author, undefined, (page) => authorAddress(lang, author.slug, page)),
    ),
  ]
}

function namedLists(
  kind: 'topic' | 'author',
  { editions, slug, label, lang }: TermStories,
  desk: string | undefined,
  address: (page?: number) => string,
): [string, List][] {
  const name = { slug, label, lang }
  // The page's title names the section of the publication, so the items do not repeat it.
  const items = editions.map(toListItem).map((item) => (item.section === desk ? { ...item, section: undefined } : item))
  const { newest, full } = paginate(items, PAGE)
  const last = full.size
  const ends: Neighbours = last > 0 ? { newest: address(), oldest: address(1) } : {}
  const own: Neighbours = last > 0 ? { older: address(last), ...ends } : {}
  return [
    [address(), { kind, name, desk, number: undefined, items: newest, neighbours: own }],
    ...[...full].map(([number, items]): [string, List] => {
      const newer = { newer: address(number < last ? number + 1 : undefined) }
      const older = number > 1 ? { older: address(number - 1) } : {}
      return [address(number), { kind, name, desk, number, items, neighbours: { ...newer, ...older, ...ends } }]
    }),
  ]
}

function counted({ slug, label, lang, editions }: TermStories): Counted {
  return { name: { slug, label, lang }, count: editions.length }
}
