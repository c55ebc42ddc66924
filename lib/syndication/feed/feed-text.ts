import { h } from 'hastscript'
import type { FootnoteReference, Image, List, Paragraph, Root, RootContent, Text } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { remark } from 'remark'
import remarkHtml, { type Options } from 'remark-html'
import { figureParts } from '../../language/figures.ts'
import { fill, translationSentence } from '../../language/fill.ts'
import { formatDate, memoizeByText } from '../../language/format.ts'
import { languageOf } from '../../language/language.ts'
import type { Messages } from '../../language/messages.ts'
import { storyAddress } from '../../publication/addresses.ts'
import { inLanguage, type Publication } from '../../publication/publication.ts'
import { figureToMarkdown } from '../../story/kinds/figure.ts'
import type { Refer } from '../../story/kinds/section-kind.ts'
import { INLINE_ELEMENTS } from '../../story/types/inline.ts'
import type { Story, StoryEdition } from '../../story/types/story.ts'
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
  const html = feedHtml(
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

const options: Options = {
  handlers: {
    // A picture is alone in a figure, which may also contain its caption.
    image: (_state, { url, alt, data }: Image) => {
      const { title, ...size } = data?.hProperties ?? {}
      const picture = h('img', { src: url, alt: alt ?? '', ...size })
      return title ? [picture, h('figcaption', String(title))] : [picture]
    },
    footnoteReference: (_state, { label, data }: FootnoteReference) =>
      h('sup', h('a', { ...data?.hProperties }, label)),
  },
  // Everything that a story can contain, and nothing else, whatever its source.
  sanitize: {
    tagNames: [
      ...[
        'p',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'blockquote',
        'ul',
        'ol',
        'li',
        'dl',
        'dt',
        'dd',
        'pre',
        'code',
        'hr',
        'br',
      ],
      ...['aside', 'details', 'summary', 'figure', 'figcaption', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
      ...['a', 'em', 'strong', 'del'],
      ...INLINE_ELEMENTS,
    ],
    attributes: {
      '*': ['title', 'lang', 'dir'],
      a: ['href'],
      img: ['src', 'alt', 'width', 'height'],
      ol: ['start'],
      th: ['align'],
      td: ['align'],
    },
    protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
    strip: ['script', 'style'],
  },
}

/** Returns the processor that writes the HTML of a language. It keeps the order of numbers in an element of their own. */
const processorFor = memoizeByText((lang) => {
  const text = (state: State, node: Text) => {
    const whole = defaultHandlers.text(state, node)
    // A text may be an element, such as the credit of a picture.
    if (whole.type !== 'text') return whole
    return figureParts(whole.value, lang).map((value, place) =>
      place % 2 === 0 ? { type: 'text' as const, value } : h('bdi', value),
    )
  }
  return remark()
    .use(remarkHtml, { ...options, handlers: { ...options.handlers, text } })
    .freeze()
})

/**
 * Converts a Markdown tree to sanitised HTML for feed readers. Footnotes become a numbered list at its end.
 * @param lang the language of the text, for the order of numbers in it
 */
export function feedHtml(nodes: readonly RootContent[], lang = 'en'): string {
  const notes = nodes.flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []))
  const list: List = {
    type: 'list',
    ordered: true,
    children: notes.map(({ children }) => ({ type: 'listItem', children })),
  }
  const text = nodes.filter(({ type }) => type !== 'footnoteDefinition')
  const root: Root = { type: 'root', children: notes.length > 0 ? [...text, list] : text }
  return processorFor(lang).stringify(root).trimEnd()
}
