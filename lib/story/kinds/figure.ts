import type { Paragraph } from 'mdast'
import { fileWords } from '../../attachment/file-facts.ts'
import { between } from '../../language/fill.ts'
import { creditWords } from '../../picture/licence.ts'
import { assetAddress } from '../../publication/addresses.ts'
import type { FigureSection, ShownPicture } from '../types/section.ts'
import { asInlines, quoted, type SectionKind, type SectionTypesetter, type TreeContext } from './section-kind.ts'

/** Pictures. */
export const figure: SectionKind<FigureSection> = {
  example: '![A ship](ship.svg "The last to come"){credit="A. Lee" licence="CC BY 4.0"}',
  facts: (section) => ({
    outline: `${section.size ?? ''} figure`.trim(),
    texts: [asInlines(section.caption)],
    figure: section,
  }),
  typeset: typesetFigure,
  toMarkdown: (section, context) => {
    const { animation } = section
    const shown = figureToMarkdown(section, context)
    if (!animation) return shown
    const text = { type: 'text' as const, value: fileWords(animation.file, context.words) }
    return [
      shown,
      { type: 'paragraph', children: [{ type: 'link', url: context.refer(animation.href), children: [text] }] },
    ]
  },
}

/** Returns a picture as a typesetter changes it. */
export function typesetFigure(section: FigureSection, typesetter: SectionTypesetter): FigureSection {
  const { picture, alt, caption, credit } = section
  return {
    ...section,
    picture: typesetter.picture(picture),
    alt: typesetter.text(alt),
    caption: typesetter.maybe(caption),
    credit: typesetter.maybe(credit),
  }
}

/**
 * Returns a picture with its caption and credit, alone in a paragraph that becomes a figure in HTML. In Markdown the
 * credit is an attribute. HTML drops that node, and the caption in `data` contains the credit.
 */
export function figureToMarkdown(shown: ShownPicture, { words, refer }: TreeContext): Paragraph {
  const { picture, alt, caption } = shown
  const separator = between(words.dot)
  const title = [caption, creditWords(shown, separator)].filter(Boolean).join(separator)
  const data = { hProperties: { width: picture.width, height: picture.height, ...(title ? { title } : {}) } }
  const url = refer(assetAddress(picture.asset))
  const value = attributesOf(shown)
  return {
    type: 'paragraph',
    data: { hName: 'figure' },
    children: [
      { type: 'image', url, alt, title: caption ?? null, data },
      ...(value ? [{ type: 'html' as const, value }] : []),
    ],
  }
}

/** Writes the attributes of a picture as `toShownPicture` reads them; empty if it has none. */
function attributesOf({ credit, licence, focus, size }: ShownPicture): string {
  const pairs = Object.entries({ credit, licence, focus })
  const written = pairs.flatMap(([name, value]) => (value ? `${name}=${quoted(value)}` : []))
  const all = [...written, ...(size ? [size] : [])]
  return all.length > 0 ? `{${all.join(' ')}}` : ''
}
