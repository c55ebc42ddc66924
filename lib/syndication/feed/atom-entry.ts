import type { Element } from 'xast'
import { x } from 'xastscript'
import { languageOf } from '../../language/language.ts'
import { plainAddress, storyAddress } from '../../publication/addresses.ts'
import type { FeedEntry } from './feed.ts'

/** The namespace of XHTML. */
export const XHTML = 'http://www.w3.org/1999/xhtml'

/** A story that Atom can contain: one with a date. */
export interface DatedEntry extends FeedEntry {
  readonly published: string
  readonly updated: string
}

/**
 * Returns a story as an entry of an Atom feed. Its only alternate HTML page is its own. Readers that support one
 * address for an entry take the first or the last alternate, and must not open another language. Translations are
 * `related`.
 */
export function atomEntry(
  { edition, story, enclosure, ...entry }: DatedEntry,
  refer: (address: string) => string,
  html: string,
): Element {
  const { lang, slug, title, description, authors } = edition
  const address = refer(storyAddress(lang, slug))
  const translations = [...story.editions.keys()]
    .filter((tag) => tag !== lang)
    .map(
      (tag) =>
        `<link rel="related" type="text/html" hreflang="${tag}" href="${escapeText(refer(storyAddress(tag, slug)))}" />`,
    )
    .join('')
  return x('entry', [
    x('id', entry.id),
    x('title', title),
    x('published', entry.published),
    x('updated', entry.updated),
    x('summary', { type: 'xhtml' }, linked(address, description, lang)),
    ...authors.map(byline),
    x('link', { rel: 'alternate', type: 'text/html', hreflang: lang, href: address }),
    x('link', { rel: 'alternate', type: 'text/markdown', hreflang: lang, href: refer(plainAddress(lang, slug)) }),
    { type: 'raw', value: translations },
    ...(enclosure
      ? [
          x('link', {
            rel: 'enclosure',
            type: enclosure.type,
            length: enclosure.length,
            href: refer(enclosure.address),
          }),
        ]
      : []),
    ...entry.topics.map(({ slug: term, label }) => x('category', { term, label })),
    x('content', { type: 'html' }, [{ type: 'raw', value: escapeText(html) }]),
  ])
}

/** Returns the author element for a name. */
export function byline(name: string): Element {
  return x('author', [x('name', name)])
}

/** Returns a text that is a link if a browser shows the feed. */
export function linked(href: string, text: string, lang: string): Element {
  return x('div', { xmlns: XHTML, dir: languageOf(lang).dir }, [x('a', { href }, text)])
}

// The library takes many times as long to escape whole texts and long lists.
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
