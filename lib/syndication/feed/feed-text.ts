import type { Paragraph } from 'mdast'
import { fill, translationSentence } from '../../language/fill.ts'
import { formatDate } from '../../language/format.ts'
import { languageOf } from '../../language/language.ts'
import type { Messages } from '../../language/messages.ts'
import { storyAddress } from '../../publication/addresses.ts'
import { inLanguage, type Publication } from '../../publication/publication.ts'
import { figureToMarkdown } from '../../story/kinds/figure.ts'
import type { Refer } from '../../story/kinds/section-kind.ts'
import type { Story, StoryEdition } from '../../story/types/story.ts'
import { htmlText } from '../html-text.ts'
import { toMdast } from '../markdown/to-mdast.ts'

/**
 * Returns the full texts of a story for feeds, by language: the translator, the corrections, the cover, the text. Links
 * within the site stay as they are (`/en/about/`), so that each feed can rewrite them relative to its own place.
 */
export function feedTexts({ editions }: Story, { messages }: Publication): ReadonlyMap<string, string> {
  return new Map([...editions].map(([lang, edition]) => [lang, feedText(edition, inLanguage(messages, lang))]))
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

function feedText(edition: StoryEdition, words: Messages): string {
  const { lang, slug, cover } = edition
  const refer: Refer = (address) => (address.startsWith('#') ? storyAddress(lang, slug) + address : address)
  const html = htmlText(
    [
      ...translatorAndCorrections(edition, words),
      ...(cover ? [figureToMarkdown(cover, { words, refer })] : []),
      ...toMdast(edition.sections, { words, refer }),
    ],
    lang,
  )
  // The page of a feed reader has its own language and direction.
  return `<div lang="${lang}" dir="${languageOf(lang).dir}">\n${html}\n</div>`
}

function translatorAndCorrections({ translation, corrections, lang }: StoryEdition, words: Messages): Paragraph[] {
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
