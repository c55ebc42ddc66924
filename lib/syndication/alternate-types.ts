import { feedAddresses, frontAddress, GATEWAY, plainAddress } from '../publication/addresses.ts'
import type { PageContext } from '../publication/page-context.ts'
import type { Sharing } from './open-graph.ts'

/** By media type, where a page is found in another form, or what tells of new ones like it. */
export type AlternateTypes = Record<string, { readonly url: string; readonly title?: string }[]>

/**
 * What feed readers look for in a page: the feeds of its list, else of its language; and a story's plain edition. The choice
 * of language leads to the feed of each. Every byte counts on a story's page, so it names one format.
 */
export function alternateTypes(
  { publication, language, address }: PageContext,
  { story, list }: Sharing,
): AlternateTypes {
  const { name, languages } = publication
  if (address === GATEWAY) {
    const feeds = languages.map(({ tag, endonym }) => ({ url: feedAddresses(frontAddress(tag)).atom, title: endonym }))
    return { 'application/atom+xml': feeds }
  }
  const { atom, json } = feedAddresses(list?.address ?? frontAddress(language.tag))
  const title = list ? `${list.title} | ${name}` : name
  const feed = { 'application/atom+xml': [{ url: atom, title }] }
  if (story) return { ...feed, 'text/markdown': [{ url: plainAddress(story.lang, story.slug) }] }
  return { ...feed, 'application/feed+json': [{ url: json, title }] }
}
