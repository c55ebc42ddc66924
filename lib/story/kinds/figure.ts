import type { Paragraph, PhrasingContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { fileWords, playedAs } from '../../attachment/file-types.ts'
import { between } from '../../language/format.ts'
import { creditWords } from '../../picture/licence.ts'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import { assetAddress } from '../../publication/addresses.ts'
import { type FigureSection, type Inline, plainText, type SectionOf, type ShownPicture } from '../types/section.ts'
import {
  areAttributes,
  asInlines,
  type BlockNode,
  type BlockReader,
  quoted,
  reportAttributes,
  type SectionKind,
  type SectionTypesetter,
  type TreeContext,
  type TreeWriter,
} from './section-kind.ts'

/** Pictures. */
export const figure: SectionKind<FigureSection> = {
  example: '![A ship](ship.svg "The last to come"){credit="A. Lee" licence="CC BY 4.0"}',
  variants: {
    picture: '![A ship](ship.svg "The last to come"){credit="A. Lee" licence="CC BY 4.0"}',
    'picture with a formatted caption':
      ':::figure\n![A ship](ship.svg){credit="A. Lee"}\n\nThe *Mary*, the last to come.\n:::',
  },
  blocks: { figure: (node, reader) => (isOfFilm(node) ? readFilmBlock(node, reader) : readFigureBlock(node, reader)) },
  facts: (section) => ({
    outline: section.size ? sentence`${section.size} figure` : sentence`figure`,
    texts: [section.formattedCaption ?? asInlines(section.caption)],
    figure: section,
  }),
  typeset: typesetFigure,
  toMarkdown: (section, context) => {
    const { animation, formattedCaption } = section
    const shown = formattedCaption
      ? captionedToMarkdown(section, formattedCaption, context)
      : figureToMarkdown(section, context)
    if (!animation) return shown
    const text = { type: 'text' as const, value: fileWords(animation.file, context.words) }
    return [
      shown,
      { type: 'paragraph', children: [{ type: 'link', url: context.refer(animation.href), children: [text] }] },
    ]
  },
}

/**
 * Reads a `:::figure` block: a picture with its attributes and, below an empty line, a caption that may have
 * formatting. Reports everything else.
 */
export function readFigureBlock(node: ContainerDirective, reader: BlockReader): FigureSection | undefined {
  reportAttributes(node, reader.context)
  const [first, caption, ...others] = node.children
  const image = first?.type === 'paragraph' ? first.children[0] : undefined
  const end = first?.position?.end.offset ?? 0
  const isPicture =
    image?.type === 'image' && areAttributes(reader.markdown.slice(image.position?.end.offset, end)) && !image.title
  if (!isPicture || caption?.type !== 'paragraph' || others.length > 0) return reportContent(node, reader)
  const id = reader.nextId('figure')
  const shown = reader.picture(image, end)
  return shown && withCaption({ kind: 'figure', id, place: placeOf(image), ...shown }, reader.text(caption.children))
}

function reportContent(node: ContainerDirective, { context }: BlockReader): undefined {
  const message = sentence`A :::figure block contains a picture or a film and, below an empty line, its caption in one paragraph.`
  const hint = sentence`For words alone write ![what it shows](file.jpg "caption"), without the block.`
  context.report(placeOf(node), 'directive-content', message, hint)
}

/** Whether a `:::figure` block begins with a film or a recording, as a picture or in HTML. */
function isOfFilm({ children: [first] }: ContainerDirective): boolean {
  const shown = first?.type === 'paragraph' ? first.children[0] : first
  if (shown?.type === 'html') return /^<(?:video|audio)\b/i.test(shown.value)
  return shown?.type === 'image' && !shown.title && playedAs(shown.url) !== undefined
}

/** Reads a `:::figure` block of a film or a recording. The last paragraph is its caption. */
function readFilmBlock(node: ContainerDirective, reader: BlockReader): SectionOf<'media'> | undefined {
  reportAttributes(node, reader.context)
  const caption = node.children.at(-1)
  if (caption?.type !== 'paragraph' || node.children.length < 2) return reportContent(node, reader)
  const [shown, ...others] = reader.sections(node.children.slice(0, -1))
  // What is wrong with the file itself is reported already.
  if (!shown) return undefined
  if (shown.kind !== 'media' || others.length > 0) return reportContent(node, reader)
  return withCaption(shown, reader.text(caption.children))
}

/** Returns a figure with a caption that may have formatting; the figure as it is if the caption is empty. */
export function withCaption<Shown extends FigureSection | SectionOf<'media'>>(
  section: Shown,
  text: readonly Inline[],
): Shown {
  const caption = wordsOf(text)
  if (!caption) return section
  const isPlain = text.every(({ kind }) => kind === 'text')
  return { ...section, caption, ...(isPlain ? {} : { formattedCaption: text }) }
}

function wordsOf(text: readonly Inline[]): string {
  return plainText(text).replaceAll(/\s+/g, ' ').trim()
}

/** Returns a picture as a typesetter changes it. */
export function typesetFigure(section: FigureSection, typesetter: SectionTypesetter): FigureSection {
  const { picture, alt, credit } = section
  return {
    ...typesetCaption(section, typesetter),
    picture: typesetter.picture(picture),
    alt: typesetter.text(alt),
    credit: credit && typesetter.text(credit),
  }
}

/** Returns a picture or a film with its caption as a typesetter changes it. */
export function typesetCaption<Shown extends FigureSection | SectionOf<'media'>>(
  section: Shown,
  typesetter: SectionTypesetter,
): Shown {
  const { caption, formattedCaption } = section
  const formatted = formattedCaption && typesetter.inlines(formattedCaption)
  return {
    ...section,
    caption: formatted ? wordsOf(formatted) : caption && typesetter.text(caption),
    ...(formatted ? { formattedCaption: formatted } : {}),
  }
}

/**
 * Returns a picture with its caption and credit, alone in a paragraph that becomes a figure in HTML. In Markdown the
 * credit is an attribute. HTML drops that node, and the caption in `data` contains the credit.
 */
export function figureToMarkdown(shown: ShownPicture, context: TreeContext): Paragraph {
  const separator = between(context.words.dot)
  const title = [shown.caption, creditWords(shown, separator)].filter(Boolean).join(separator)
  return { type: 'paragraph', data: { hName: 'figure' }, children: pictureNodes(shown, title, context) }
}

/** @param title the words that HTML has under the picture */
function pictureNodes(shown: ShownPicture, title: string, { refer }: TreeContext): PhrasingContent[] {
  const { picture, alt, caption } = shown
  const data = { hProperties: { width: picture.width, height: picture.height, ...(title ? { title } : {}) } }
  const url = refer(assetAddress(picture.asset))
  const value = attributesOf(shown)
  return [
    { type: 'image', url, alt, title: caption ?? null, data },
    ...(value ? [{ type: 'html' as const, value }] : []),
  ]
}

/**
 * Returns a picture with a caption that has formatting, as a `:::figure` block that becomes a figure in HTML. Only HTML
 * has the credit in the caption. Feeds leave out the element `div`, and keep what is in it.
 */
function captionedToMarkdown(section: FigureSection, text: readonly Inline[], writer: TreeWriter): BlockNode {
  const separator = between(writer.words.dot)
  const words = creditWords(section, separator)
  const hChildren = [{ type: 'text' as const, value: separator + words }]
  const credit = words ? [{ type: 'text' as const, value: '', data: { hName: 'small', hChildren } }] : []
  const picture = pictureNodes({ ...section, caption: undefined }, '', writer)
  return {
    type: 'containerDirective',
    name: 'figure',
    data: { hName: 'figure' },
    children: [
      { type: 'paragraph', data: { hName: 'div' }, children: picture },
      { type: 'paragraph', data: { hName: 'figcaption' }, children: [...writer.text(text), ...credit] },
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
