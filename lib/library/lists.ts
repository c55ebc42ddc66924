import { publishedPicture } from '../picture/picture.ts'
import { authorAddress, topicAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import type { Story } from '../story/types/story.ts'
import { archiveLists } from './archive-lists.ts'
import { profileOf } from './authors.ts'
import { type Library, memoizeByLanguage, toListItem } from './library.ts'
import { type Counted, type List, type NamedItem, type NamedList, type Neighbours, paginate } from './list.ts'
import { authorsOf, authorsOfStory, type TermStories, topicsOf, translatorsOf } from './terms.ts'

/** All lists of a language by address: topics, authors, the archive, and all their pages. */
export const listsIn = memoizeByLanguage(
  (library, lang): ReadonlyMap<string, List> =>
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
function topicLists(library: Library, lang: string): [string, List][] {
  const topics = [...topicsOf(library, lang).values()]
  const sections = topics.filter(({ isSection }) => isSection)
  const index: List = {
    kind: 'topics',
    sections: sections.map((section) => ({
      ...counted(section),
      newest: section.editions.slice(0, NEWEST).map((edition) => ({ ...toListItem(edition), section: undefined })),
    })),
    topics: topics.filter(({ isSection }) => !isSection).map(counted),
  }
  const lists = topics.flatMap((topic) => {
    const section = topic.isSection ? topic.slug : undefined
    return namedLists('topic', topic, section, (page) => topicAddress(lang, topic.slug, page))
  })
  return [[topicAddress(lang), index], ...lists]
}

/** The list of authors and the lists of each author’s stories, by address; none if no story names an author. */
function authorLists(library: Library, lang: string): [string, List][] {
  const authors = [...authorsOf(library, lang).values()]
  if (authors.length === 0) return []
  const profile = ({ slug }: TermStories) => profileOf(library, slug, lang)
  const lists = authors.flatMap((author) => {
    const part = (slug: string) => partOf(library.stories.get(slug), lang, author.slug, library.publication)
    return namedLists('author', author, undefined, (page) => authorAddress(lang, author.slug, page)).map(
      ([address, list]): [string, List] => {
        const items = list.items.map((item) => ({ ...item, part: part(item.slug) }))
        return [address, { ...list, items, profile: list.number === undefined ? profile(author) : undefined }]
      },
    )
  })
  const index = authors.map((author) => ({ ...counted(author), profile: profile(author) }))
  return [[authorAddress(lang), { kind: 'authors', authors: index }], ...lists]
}

/** Returns what someone did for one language of a story; undefined if they wrote it. */
function partOf(story: Story | undefined, lang: string, slug: string, publication: Publication): NamedItem['part'] {
  const edition = story?.editions.get(lang)
  if (
    !story ||
    !edition?.translation ||
    authorsOfStory(story, lang, publication).some((author) => author.slug === slug)
  )
    return undefined
  return translatorsOf(edition, publication).translator?.slug === slug ? 'translator' : 'reviewer'
}

function namedLists(
  kind: 'topic' | 'author',
  { editions, slug, label, lang }: TermStories,
  section: string | undefined,
  address: (page?: number) => string,
): [string, NamedList][] {
  const name = { slug, label, lang }
  // The page's title names the section of the publication, so the items do not repeat it.
  const items = editions
    .map(toListItem)
    .map((item) => (item.section === section ? { ...item, section: undefined } : item))
  const { picture, alt, focus } = editions[0]?.cover ?? {}
  const cover = picture && alt !== undefined ? { picture: publishedPicture(picture), alt, focus } : undefined
  const { newest, full } = paginate(items, PAGE)
  const last = full.size
  const ends: Neighbours = last > 0 ? { newest: address(), oldest: address(1) } : {}
  const own: Neighbours = last > 0 ? { older: address(last), ...ends } : {}
  return [
    [address(), { kind, name, section, number: undefined, items: newest, cover, neighbours: own }],
    ...[...full].map(([number, items]): [string, NamedList] => {
      const newer = { newer: address(number < last ? number + 1 : undefined) }
      const older = number > 1 ? { older: address(number - 1) } : {}
      return [address(number), { kind, name, section, number, items, neighbours: { ...newer, ...older, ...ends } }]
    }),
  ]
}

function counted({ slug, label, lang, editions }: TermStories): Counted {
  return { name: { slug, label, lang }, count: editions.length }
}
