import type { Element } from 'xast'
import { x } from 'xastscript'
import { messagesFor } from '../../language/messages.ts'
import { FEED_STYLE, feedAddresses } from '../../publication/addresses.ts'
import { linkFrom, referFrom } from '../../publication/link-from.ts'
import { xmlText } from '../xml-text.ts'
import { atomEntry, byline, type DatedEntry, linked, XHTML } from './atom-entry.ts'
import type { Feed, FeedEntry } from './feed.ts'

const ATOM = 'application/atom+xml'

/**
 * Writes a feed in Atom (RFC 4287).
 * @param name of the file
 * @param textOf returns the full text of an entry, as HTML
 */
export function atomFeed(
  feed: Feed,
  name: string,
  site: URL | undefined,
  textOf: (entry: FeedEntry) => string,
): string {
  const { address, twins, publication, lang } = feed
  const own = feedAddresses(address)
  const refer = referFrom(name, site)
  const twinLinks = [...twins]
    .filter(([tag]) => tag !== lang)
    .map(([tag, twin]) => link('alternate', ATOM, refer(feedAddresses(twin).atom), { hreflang: tag }))
  const root = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': lang }, [
    x('id', feed.id),
    // The title is for people who open the feed in a browser. So is the meta element, which a mobile browser needs.
    link('self', ATOM, refer(own.atom), { title: messagesFor(lang).feedAbout }),
    x('meta', { xmlns: XHTML, name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    x('title', feed.title),
    x('subtitle', { type: 'xhtml' }, linked(refer(address), feed.description, lang)),
    x('updated', feed.updated),
    byline(publication.name),
    x('icon', refer('/favicon.svg')),
    link('alternate', 'text/html', refer(address), { hreflang: lang }),
    link('alternate', 'application/feed+json', refer(own.json), { hreflang: lang }),
    ...twinLinks,
    ...(publication.hub ? [x('link', { rel: 'hub', href: publication.hub })] : []),
    ...feed.entries.flatMap(withDate).map((entry) => atomEntry(entry, refer, textOf(entry))),
  ])
  const style = linkFrom(name, site)(FEED_STYLE)
  return xmlText(root, [{ type: 'instruction', name: 'xml-stylesheet', value: `href="${style}" type="text/css"` }])
}

/** Returns the entry with its dates, which Atom requires; nothing for a story without a date. */
function withDate(entry: FeedEntry): DatedEntry[] {
  const { published, updated = published } = entry
  return published !== undefined && updated !== undefined ? [{ ...entry, published, updated }] : []
}

function link(rel: string, type: string, href: string, more: Readonly<Record<string, string>>): Element {
  return x('link', { rel, type, href, ...more })
}
