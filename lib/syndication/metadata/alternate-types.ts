import type { PageContext } from '../../library/page-context.ts'
import { feedAddresses, frontAddress, plainAddress } from '../../publication/addresses.ts'
import type { FeedFormat, NamedFeed } from '../named-feeds.ts'
import type { Sharing } from './open-graph.ts'

/** By media type, the other formats of a page, or the feeds that announce new pages like it. */
export type AlternateTypes = Record<string, { readonly url: string; readonly title?: string }[]>

const MEDIA_TYPES: readonly [FeedFormat, string][] = [
  ['atom', 'application/atom+xml'],
  ['json', 'application/feed+json'],
]

/**
 * Returns the links that feed readers look for in a page: feeds, and the Markdown version of a story. Every byte counts
 * on a story's page, so it names one feed of its language, in the format that contains the story.
 */
export function alternateTypes(
  { publication, language }: PageContext,
  { edition, feeds = [] }: Sharing,
): AlternateTypes {
  if (!edition) return typesOf(feeds)
  const format: FeedFormat = edition.date === undefined ? 'json' : 'atom'
  const feed = { list: frontAddress(language.tag), title: publication.name, formats: [format] }
  return { ...typesOf([feed]), 'text/markdown': [{ url: plainAddress(edition.lang, edition.slug) }] }
}

function typesOf(feeds: readonly NamedFeed[]): AlternateTypes {
  const types = MEDIA_TYPES.map(([format, type]) => {
    const named = feeds.filter(({ formats }) => formats.includes(format))
    return [type, named.map(({ list, title }) => ({ url: feedAddresses(list)[format], title }))] as const
  })
  return Object.fromEntries(types.filter(([, named]) => named.length > 0))
}
