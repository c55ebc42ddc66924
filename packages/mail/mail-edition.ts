import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { between, fill, formatDate } from '../../lib/language/format.ts'
import { languageName } from '../../lib/language/language.ts'
import type { Messages } from '../../lib/language/messages.ts'
import type { Packages } from '../../lib/library/package-of.ts'
import {
  assetAddress,
  editionAddress,
  frontAddress,
  mailAddresses,
  referFrom,
} from '../../lib/publication/addresses.ts'
import { palettesOf } from '../../lib/publication/palette.ts'
import {
  inLanguage,
  languageIn,
  languagesFor,
  nameIn,
  type Publication,
  sectionName,
  textIn,
} from '../../lib/publication/publication.ts'
import type { Correction, StoryEdition } from '../../lib/story/types/story.ts'
import { htmlDocument } from '../../lib/syndication/html-text.ts'

/**
 * Returns the mail edition of each language, as HTML and as plain text. There is none without the site’s URL, because a
 * mail can only contain full addresses.
 * @param shown the stories of each edition, and what it is made from
 */
export const mailFiles: Packages['mail']['mailFiles'] = ({ library, site }, shown) => {
  const { mail, newsletter } = library.publication
  if (!mail || !site) return []
  return shown.flatMap(({ lang, slugs, inputs }) => {
    const { html, text } = mailAddresses(lang)
    const addressOf = referFrom(html.slice(1), site)
    const stories = slugs.flatMap((slug) => editionFor(library, slug, lang) ?? [])
    const unsubscribe = mail.unsubscribe ?? newsletter?.unsubscribe
    const edition = { library, lang, stories, front: addressOf(frontAddress(lang)), unsubscribe, addressOf }
    return [
      { name: html.slice(1), inputs, make: () => mailHtml(edition) },
      { name: text.slice(1), inputs, make: () => mailText(edition) },
    ]
  })
}

/** The stories of the newspaper. */
type Library = Parameters<Packages['mail']['mailFiles']>[0]['library']

/** Returns a story in a language, or else in the first of its fallback languages. */
function editionFor({ stories, publication }: Library, slug: string, lang: string): StoryEdition | undefined {
  const [tag] = languagesFor(publication, lang).filter((one) => stories.get(slug)?.editions.has(one))
  return tag === undefined ? undefined : stories.get(slug)?.editions.get(tag)
}

/** Writes a mail as plain text, for readers and programs that show no HTML. */
function mailText({ library, lang, stories, front, unsubscribe, addressOf }: MailEdition): string {
  const { publication } = library
  const words = inLanguage(publication.messages, lang)
  const publisher = publisherIn(publication, lang)
  const parts = [
    [nameIn(publication, lang), textIn(publication.description, lang, publication)].map(inert),
    ...stories.map((edition) => [
      ...[titleIn(edition), shortText(edition, words), ...edition.corrections.map((one) => correctionText(one))].map(
        inert,
      ),
      addressOf(editionAddress(edition)),
    ]),
    [words.readOnline + words.colon + front, ...(unsubscribe ? [words.unsubscribe + words.colon + unsubscribe] : [])],
    ...(publisher.length > 0 ? [publisher.map(inert)] : []),
  ]
  function titleIn({ title, lang: of }: StoryEdition): string {
    return of === lang ? title : `${title} (${languageName(lang, of)})`
  }
  function correctionText({ date, text }: Correction): string {
    return fill(words.correction, formatDate(date, languageIn(library.publication, lang).dates)) + words.colon + text
  }
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** Returns the name and the address of the publisher in a language; empty if site.yaml names none. */
function publisherIn(publication: Publication, lang: string): readonly string[] {
  const { name, address } = publication.publisher ?? {}
  return [name, address].flatMap((text) => (text ? [textIn(text, lang, publication)] : []))
}

/** A mail in one language: its stories, and the addresses that it links to, in full. */
interface MailEdition {
  readonly library: Library
  readonly lang: string
  readonly stories: readonly StoryEdition[]
  readonly front: string
  /** The address, or the placeholder that the provider replaces by it, at which a reader ends the subscription. */
  readonly unsubscribe: string | undefined
  readonly addressOf: (address: string) => string
}

/**
 * The longest text about a story, in characters. With it no mail reaches 100 kB, from which on mail programs cut it
 * off.
 */
const LONGEST_TEXT = 300

/** The width of the text, in CSS pixels. It suits the narrow panes of mail programs. */
const WIDTH = 600

const SERIF = 'Georgia,"Times New Roman",serif'
const SANS = 'system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif'

/** The colours in light mode, which every mail program shows, and the dark ones, which some replace them by. */
const COLOURS = {
  paper: ['#ffffff', '#10141a'],
  ink: ['#171b22', '#e8e6e1'],
  soft: ['#5a5f67', '#9ea4ab'],
} as const

/**
 * Writes a mail as HTML. Mail programs know little CSS: the layout is made of tables, and styles are attributes. The
 * mail has no script and loads nothing but pictures of the site. A program without pictures shows their alternative
 * texts.
 */
function mailHtml(edition: MailEdition): string {
  const { library, lang, stories, front } = edition
  const { publication } = library
  const words = inLanguage(publication.messages, lang)
  const name = nameIn(publication, lang)
  const { dir, dates } = languageIn(publication, lang)
  const accent = palettesOf(publication).accent ?? { light: '#9f2817', dark: '#ffa28f' }
  const [lead] = stories
  const html = h('html', { lang, dir }, [
    h('head', [
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('title', lead ? `${name}: ${lead.title}` : name),
      h('style', darkRules(accent.dark)),
    ]),
    h('body', { className: 'paper', style: `margin:0;padding:0;background:${COLOURS.paper[0]}` }, [
      // Lists of mails show the beginning of the text after the subject.
      h('div', { style: 'display:none;max-height:0;overflow:hidden' }, lead ? shortText(lead, words) : ''),
      table('100%', [
        h('tr', [
          h('td', { align: 'center', style: 'padding:24px 16px' }, [
            table(
              `${WIDTH}`,
              [
                h('tr', [cell('border-bottom:4px solid', [nameOf(front, name)])]),
                ...stories.map((story, index) => storyRow(edition, story, accent.light, index === 0)),
                footRow(edition),
              ],
              `width:100%;max-width:${WIDTH}px`,
            ),
          ]),
        ]),
      ]),
    ]),
  ])
  visit(html, 'text', (node) => {
    node.value = inert(node.value)
  })
  return `${htmlDocument(html)}\n`

  function nameOf(address: string, name: string): Element {
    const style = `font:bold 34px/1.2 ${SERIF};color:${COLOURS.ink[0]};text-decoration:none`
    return h('h1', { style: 'margin:0;padding:0 0 8px' }, [h('a', { className: 'ink', href: address, style }, name)])
  }

  function cell(style: string, children: ElementContent[]): Element {
    const side = dir === 'rtl' ? 'right' : 'left'
    return h(
      'td',
      { className: 'ink', align: side, style: `text-align:${side};color:${COLOURS.ink[0]};${style}` },
      children,
    )
  }

  function storyRow(mail: MailEdition, story: StoryEdition, colour: string, isLead: boolean): Element {
    const { section, title, authors, date, cover } = story
    const address = mail.addressOf(editionAddress(story))
    const kicker = sectionName(publication, section, lang)?.value
    const foreign = story.lang === lang ? {} : { lang: story.lang, dir: languageIn(publication, story.lang).dir }
    const language = story.lang === lang ? [] : [languageName(lang, story.lang)]
    const facts = [...language, ...authors, ...(date ? [formatDate(date, dates)] : [])]
    const isPhoto = isLead && cover && /\.(jpe?g|png)$/.test(cover.picture.asset)
    const size = isLead ? 28 : 21
    const heading = `margin:0;font:bold ${size}px/1.25 ${SERIF}`
    const linked = `color:${COLOURS.ink[0]};text-decoration:none`
    return h('tr', [
      cell('padding:20px 0;border-bottom:1px solid #cbced2', [
        ...(isPhoto ? [photo(mail.addressOf(assetAddress(cover.picture.asset)), cover.alt, address)] : []),
        ...(kicker ? [line(`font:bold 13px/1.5 ${SANS};color:${colour}`, kicker, 'accent')] : []),
        h('h2', { style: heading, ...foreign }, [h('a', { className: 'ink', href: address, style: linked }, title)]),
        line(`font:17px/1.5 ${SERIF};margin:6px 0 0`, shortText(story, words), 'ink', foreign),
        ...story.corrections.map(correctionLine),
        ...(facts.length > 0 ? [factsLine(facts)] : []),
      ]),
    ])
  }

  function correctionLine({ date, text, lang: of = lang }: Correction): Element {
    const { correction, colon } = inLanguage(publication.messages, lang)
    const style = `margin:6px 0 0;font:15px/1.5 ${SERIF};color:${COLOURS.ink[0]}`
    return h('p', { className: 'ink', style }, [
      h('strong', fill(correction, formatDate(date, dates))),
      colon,
      h('span', { lang: of, dir: languageIn(publication, of).dir }, text),
    ])
  }

  function factsLine(facts: readonly string[]): Element {
    // Each is set apart, so that a Latin name and an Arabic date keep their order.
    const parts = facts.flatMap((fact, index) => [
      ...(index > 0 ? [between(words.dot)] : []),
      h('span', { dir: 'auto' }, fact),
    ])
    return h('p', { className: 'soft', style: `margin:6px 0 0;font:13px/1.5 ${SANS};color:${COLOURS.soft[0]}` }, parts)
  }

  function photo(src: string, alt: string, address: string): Element {
    const style = 'display:block;width:100%;height:auto;border:0;margin:0 0 14px'
    return h('a', { href: address }, [h('img', { src, alt: inert(alt), width: WIDTH, style })])
  }

  function line(style: string, text: string, className: string, language = {}): Element {
    return h('p', { className, style: `margin:0;${style}`, ...language }, text)
  }

  function footRow({ unsubscribe }: MailEdition): Element {
    const publisher = publisherIn(publication, lang)
    const style = `font:13px/1.6 ${SANS};color:${COLOURS.soft[0]}`
    const link = (address: string, text: string) => h('a', { className: 'soft', href: address, style }, text)
    return h('tr', [
      cell('padding:20px 0', [
        h('p', { className: 'soft', style: `margin:0;${style}` }, [
          link(front, words.readOnline),
          ...(unsubscribe ? [between(words.dot), link(unsubscribe, words.unsubscribe)] : []),
        ]),
        line(style, textIn(publication.description, lang, publication), 'soft'),
        ...(publisher.length > 0 ? [line(style, publisher.join(', '), 'soft')] : []),
      ]),
    ])
  }
}

/** Returns a table for layout, which screen readers do not announce. */
function table(width: string, rows: ElementContent[], style = ''): Element {
  const layout = { role: 'presentation', width, cellPadding: '0', cellSpacing: '0', border: '0' }
  return h('table', { ...layout, ...(style && { style }) }, [h('tbody', rows)])
}

function darkRules(accent: string): string {
  const { paper, ink, soft } = COLOURS
  const rules = [
    `.paper{background:${paper[1]}!important}`,
    `.ink{color:${ink[1]}!important}`,
    `.soft{color:${soft[1]}!important}`,
    `.accent{color:${accent}!important}`,
  ]
  return `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${rules.join('')}}`
}

/** The beginnings of placeholders and instructions of the providers of mail, by their first character. */
const PLACEHOLDER = /\{(?=[{%#])|\*(?=\|)|<(?=%)|\[(?=\[)|%(?=%)/g

/**
 * Parts the characters that begin a placeholder of a provider, such as {{…}}, by a word joiner, which has no width. A
 * story about templates is then sent as it is written.
 */
function inert(text: string): string {
  return text.replaceAll(PLACEHOLDER, '$&\u2060')
}

/**
 * Returns the text about a story, cut off at a word if it is very long, and the form of a translation that is not
 * complete.
 */
function shortText({ description, translation }: StoryEdition, words: Messages): string {
  const isLong = description.length > LONGEST_TEXT
  const text = isLong ? `${description.slice(0, LONGEST_TEXT).replace(/\s+\S*$/, '')}…` : description
  const form = translation?.form ?? 'complete'
  return form === 'complete' ? text : fill(words.sentences, text, words[form])
}
