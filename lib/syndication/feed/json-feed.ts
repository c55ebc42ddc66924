import { feedAddresses, referFrom, storyAddress } from '../../publication/addresses.ts'
import type { Refer } from '../../story/kinds/section-kind.ts'
import { DIGITAL_SOURCE_TYPES, digitalSourceOf } from '../iptc.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { jsonPictures } from './media.ts'

/**
 * Writes a feed in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 * @param name of the file
 * @param textOf returns the full text of an entry, as HTML
 */
export function jsonFeed(feed: Feed, name: string, site: URL | undefined, textOf: (entry: FeedEntry) => string) {
  const { title, description, address, lang, publication, entries } = feed
  const refer = referFrom(name, site)
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: refer(address),
    feed_url: refer(feedAddresses(address).json),
    favicon: refer('/favicon.svg'),
    language: lang,
    authors: [{ name: publication.name }],
    ...(publication.hub ? { hubs: [{ type: 'WebSub', url: publication.hub }] } : {}),
    items: entries.map((entry) => toItem(entry, refer, textOf(entry))),
  }
  return `${JSON.stringify(json, null, 1)}\n`
}

function toItem({ edition, topics, image, enclosures, ...entry }: FeedEntry, refer: Refer, html: string): object {
  const { lang, slug, title, description, isExcerpt, authors } = edition
  const attachments = enclosures.map(({ address, type, length }) => {
    return { url: refer(address), mime_type: type, size_in_bytes: length }
  })
  const source = digitalSourceOf(edition)
  return {
    id: entry.id,
    url: refer(storyAddress(lang, slug)),
    title,
    ...(isExcerpt ? {} : { summary: description }),
    content_html: html,
    ...(entry.published ? { date_published: entry.published } : {}),
    ...(entry.updated ? { date_modified: entry.updated } : {}),
    language: lang,
    ...(authors.length > 0 ? { authors: authors.map((name) => ({ name })) } : {}),
    // An extension: the format has no place for it, and asks for the underscore.
    ...(source ? { _iptc: { about: DIGITAL_SOURCE_TYPES, digital_source_type: source.uri } } : {}),
    ...jsonPictures(edition, refer),
    ...(topics.length > 0 ? { tags: topics.map(({ label }) => label) } : {}),
    ...(image ? { image: refer(image) } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  }
}
