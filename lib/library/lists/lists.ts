import type { Library } from '../library.ts'
import { memoizeByLanguage } from '../memoize-by-language.ts'
import { archiveLists } from './archive-lists.ts'
import type { List } from './list.ts'
import { authorLists, topicLists } from './term-lists.ts'

/** All lists of a language by address: topics, authors, the archive, and all their pages. */
export const listsIn = memoizeByLanguage(
  (library, lang): ReadonlyMap<string, List> =>
    new Map([...topicLists(library, lang), ...authorLists(library, lang), ...archiveLists(library, lang)]),
)

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
