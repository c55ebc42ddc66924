import type { Paragraph } from 'mdast'
import { between, fill, translationSentence } from '../../language/fill.ts'
import { formatDate } from '../../language/format.ts'
import { languageOf } from '../../language/language.ts'
import { type Messages, messagesFor } from '../../language/messages.ts'
import { storyAddress } from '../../publication/addresses.ts'
import type { Cover, Story, StoryEdition } from '../../story/types/story.ts'
import { toFigure, toMdast } from '../markdown/to-mdast.ts'
import type { Refer } from '../markdown/to-phrasing.ts'
import { feedHtml } from './feed-html.ts'

/**
 * Returns the full texts of a story for feeds, by language: the translator, the corrections, the cover, the text. Links
 * within the site stay as they are (`/en/about/`), so that each feed can rewrite them relative to its own place.
 */
export function feedTexts({ editions }: Story): ReadonlyMap<string, string> {
  return new Map([...editions].map(([lang, edition]) => [lang, feedText(edition)]))
}

/** Returns one of these texts with its links rewritten for a feed. */
export function feedTextIn(texts: ReadonlyMap<string, string>, lang: string, refer: Refer): string {
  // Between tags a “<” is always escaped, so these matches are tags, and the sanitiser leaves them only these
  // attributes.
  return (texts.get(lang) ?? '').replaceAll(
    /(<a href|<img src)="(\/[^"]*)"/g,
    (_, start: string, address: string) => `${start}="${refer(address)}"`,
  )
}

function feedText(edition: StoryEdition): string {
  const { lang, slug, cover } = edition
  const words = messagesFor(lang)
  const refer: Refer = (address) => (address.startsWith('#') ? storyAddress(lang, slug) + address : address)
  const html = feedHtml([
    ...remarks(edition, words),
    ...(cover ? [toFigure(cover.picture, cover.alt, caption(cover, words), refer)] : []),
    ...toMdast(edition.sections, { words, refer }),
  ])
  // The page of a feed reader has its own language and direction.
  return `<div lang="${lang}" dir="${languageOf(lang).dir}">\n${html}\n</div>`
}

function remarks({ translation, corrections, lang }: StoryEdition, words: Messages): Paragraph[] {
  const translated = translation ? [paragraph('', translationSentence(translation, words))] : []
  const corrected = corrections.map(({ date, text }) =>
    paragraph(fill(words.correction, formatDate(date, lang)), words.colon + text),
  )
  return [...translated, ...corrected]
}

function paragraph(subject: string, text: string): Paragraph {
  const strong = { type: 'strong' as const, children: [{ type: 'text' as const, value: subject }] }
  return { type: 'paragraph', children: [...(subject ? [strong] : []), { type: 'text', value: text }] }
}

function caption({ caption, credit }: Cover, { dot }: Messages): string | undefined {
  return [caption, credit].filter(Boolean).join(between(dot)) || undefined
}
