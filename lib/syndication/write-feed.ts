import type { Element } from 'xast'
import { x } from 'xastscript'
import { languageOf } from '../language/language.ts'
import type { Messages } from '../language/messages.ts'
import { translationSentence } from '../language/translation-sentence.ts'
import { readLicence } from '../picture/licence.ts'
import {
  assetAddress,
  editionAddress,
  FEED_STYLE,
  feedAddresses,
  linkFrom,
  plainAddress,
  referFrom,
} from '../publication/addresses.ts'
import { inLanguage, nameIn, textIn } from '../publication/publication.ts'
import { shownPictures } from '../story/kinds/kinds.ts'
import type { Refer } from '../story/kinds/section-kind.ts'
import type { ShownPicture } from '../story/types/section.ts'
import type { StoryEdition } from '../story/types/story.ts'
import type { Feed, FeedEntry } from './feeds.ts'
import { DIGITAL_SOURCE_TYPES, digitalSourceOf, MEDIA_TOPICS, mediaTopic } from './iptc.ts'
import { escapeHtml, xmlText } from './markup.ts'

/**
 * Writes a feed in Atom (RFC 4287).
 * @param name of the file
 * @param textOf returns the full text of an entry, as HTML
 */
export function atomFeed(feed: Feed, name: string, site: URL | undefined, textOf: (entry: FeedEntry) => string) {
  const { address, translations, publication, lang } = feed
  const own = feedAddresses(address)
  const refer = referFrom(name, site)
  const words = inLanguage(publication.messages, lang)
  const translationLinks = [...translations]
    .filter(([tag]) => tag !== lang)
    .map(([tag, translation]) => link('alternate', ATOM, refer(feedAddresses(translation).atom), { hreflang: tag }))
  const root = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:media': MEDIA_RSS, 'xml:lang': lang }, [
    x('id', feed.id),
    // The title is for people who open the feed in a browser. So is the meta element, which a mobile browser needs.
    link('self', ATOM, refer(own.atom), { title: words.feedAbout }),
    x('meta', { xmlns: XHTML, name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    x('title', feed.title),
    x('subtitle', { type: 'xhtml' }, linked(refer(address), feed.description, lang)),
    x('updated', feed.updated),
    byline(nameIn(publication, lang)),
    x('icon', refer('/favicon.svg')),
    link('alternate', 'text/html', refer(address), { hreflang: lang }),
    link('alternate', 'application/feed+json', refer(own.json), { hreflang: lang }),
    ...translationLinks,
    ...(publication.support ?? []).map(({ url, label }) =>
      x('link', {
        rel: 'payment',
        href: textIn(url, lang, publication),
        title: textIn(label, lang, publication),
      }),
    ),
    ...(publication.hub ? [x('link', { rel: 'hub', href: publication.hub })] : []),
    // Atom requires the time of the last change, so an entry whose editors wrote none is left out.
    ...feed.entries.flatMap((entry) =>
      entry.updated ? atomEntry({ ...entry, updated: entry.updated }, feed, refer, textOf(entry)) : [],
    ),
  ])
  const style = linkFrom(name, site)(FEED_STYLE)
  return xmlText(root, [{ type: 'instruction', name: 'xml-stylesheet', value: `href="${style}" type="text/css"` }])
}

const ATOM = 'application/atom+xml'

function link(rel: string, type: string, href: string, more: Readonly<Record<string, string>>): Element {
  return x('link', { rel, type, href, ...more })
}

/** The namespace of XHTML. */
const XHTML = 'http://www.w3.org/1999/xhtml'

/**
 * Returns a story as an entry of an Atom feed. Its only alternate HTML page is its own. Readers that support one
 * address for an entry take the first or the last alternate, and must not open another language. Translations are
 * `related`.
 */
function atomEntry(entry: FeedEntry & { updated: string }, feed: Feed, refer: Refer, html: string): Element {
  const { edition, story, enclosures } = entry
  const words = inLanguage(feed.publication.messages, feed.lang)
  const { lang, title, description, isExcerpt, authors, comments } = edition
  const address = refer(editionAddress(edition) + entry.at)
  const translations = [...story.editions.values()]
    .filter((other) => other.lang !== lang)
    .map(
      (other) =>
        `<link rel="related" type="text/html" hreflang="${other.lang}" href="${escapeHtml(refer(editionAddress(other)))}" />`,
    )
    .join('')
  return x('entry', { 'xml:lang': entry.lang === feed.lang ? undefined : entry.lang }, [
    x('id', entry.id),
    x('title', title),
    ...(entry.published === undefined ? [] : [x('published', entry.published)]),
    x('updated', entry.updated),
    ...(isExcerpt ? [] : [x('summary', { type: 'xhtml' }, linked(address, description, lang))]),
    ...authors.map(byline),
    x('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: address }),
    x('link', { rel: 'alternate', type: 'text/markdown', hreflang: lang, href: refer(plainAddress(edition)) }),
    ...(comments && comments !== 'off' ? [x('link', { rel: 'replies', type: 'text/html', href: comments })] : []),
    { type: 'raw', value: translations },
    ...enclosures.map(({ address: file, type, length }) =>
      x('link', { rel: 'enclosure', type, length, href: refer(file) }),
    ),
    ...mediaElements(edition, refer),
    ...entry.topics.map(({ slug: term, label }) => x('category', { term, label })),
    ...entry.topics.flatMap(({ code, label }) =>
      code ? [x('category', { scheme: MEDIA_TOPICS, term: mediaTopic(code), label })] : [],
    ),
    ...sourceCategory(edition, words),
    // The library takes many times as long to escape whole texts and long lists.
    x('content', { type: 'html' }, [{ type: 'raw', value: escapeHtml(html) }]),
  ])
}

/**
 * Returns the digital source type of a text as a category, with the sentence that the story’s page shows as its label.
 */
function sourceCategory({ translation }: StoryEdition, words: Messages): Element[] {
  const source = digitalSourceOf({ translation })
  if (!translation || !source) return []
  const label = translationSentence(translation, words)
  return [x('category', { scheme: DIGITAL_SOURCE_TYPES, term: source.term, label })]
}

/** Returns the author element for a name. */
function byline(name: string): Element {
  return x('author', [x('name', name)])
}

/** Returns a text that is a link if a browser shows the feed. */
function linked(href: string, text: string, lang: string): Element {
  return x('div', { xmlns: XHTML, dir: languageOf(lang).dir }, [x('a', { href }, text)])
}

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
    authors: [{ name: nameIn(publication, lang) }],
    ...(publication.hub ? { hubs: [{ type: 'WebSub', url: publication.hub }] } : {}),
    items: entries.map((entry) => toItem(entry, refer, textOf(entry))),
  }
  return `${JSON.stringify(json, null, 1)}\n`
}

function toItem({ edition, topics, image, enclosures, ...entry }: FeedEntry, refer: Refer, html: string): object {
  const { title, description, isExcerpt, authors } = edition
  const attachments = enclosures.map(({ address, type, length }) => {
    return { url: refer(address), mime_type: type, size_in_bytes: length }
  })
  const source = digitalSourceOf(edition)
  return {
    id: entry.id,
    url: refer(editionAddress(edition) + entry.at),
    title,
    ...(isExcerpt ? {} : { summary: description }),
    content_html: html,
    ...(entry.published ? { date_published: entry.published } : {}),
    ...(entry.updated ? { date_modified: entry.updated } : {}),
    language: entry.lang,
    ...(authors.length > 0 ? { authors: authors.map((name) => ({ name })) } : {}),
    // An extension: the format has no place for it, and asks for the underscore.
    ...(source ? { _iptc: { about: DIGITAL_SOURCE_TYPES, digital_source_type: source.uri } } : {}),
    ...jsonPictures(edition, refer),
    ...(topics.length > 0 ? { tags: topics.map(({ label }) => label) } : {}),
    ...(image ? { image: refer(image) } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
  }
}

/** The namespace of Media RSS (https://www.rssboard.org/media-rss), whose elements a feed of any format may contain. */
const MEDIA_RSS = 'http://search.yahoo.com/mrss/'

/** Returns the cover and the pictures of a text that have a caption, a credit or a licence. */
function wordedPictures(edition: StoryEdition): ShownPicture[] {
  return shownPictures(edition).filter(({ caption, credit, licence }) => caption || credit || licence)
}

/** Returns the pictures of a story as elements of Media RSS, for Atom. */
function mediaElements(edition: StoryEdition, refer: (address: string) => string): Element[] {
  return wordedPictures(edition).map(({ picture, alt, caption, credit, licence }) => {
    const { asset, width, height } = picture
    const { name, address } = (licence && readLicence(licence)) || {}
    return x('media:content', { url: refer(assetAddress(asset)), medium: 'image', width, height }, [
      x('media:title', alt),
      ...(caption ? [x('media:description', caption)] : []),
      ...(credit ? [x('media:credit', credit)] : []),
      ...(address ? [x('media:license', { href: address }, name ?? address)] : []),
    ])
  })
}

/** Returns the pictures of a story for JSON Feed, which has no place for credits: as an extension. */
function jsonPictures(edition: StoryEdition, refer: (address: string) => string): object {
  const items = wordedPictures(edition).map(({ picture, alt, caption, credit, licence }) => ({
    url: refer(assetAddress(picture.asset)),
    alt,
    caption,
    credit,
    license: licence && readLicence(licence)?.address,
  }))
  return items.length > 0 ? { _media: { about: 'https://www.rssboard.org/media-rss', items } } : {}
}
