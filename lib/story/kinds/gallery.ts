import type { Image, Paragraph } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import type { FigureSection, SectionBase, SectionOf } from '../types/section.ts'
import { readFigureBlock, typesetFigure } from './figure.ts'
import { areAttributes, type BlockReader, type SectionKind } from './section-kind.ts'

/** Pictures side by side. */
export const gallery: SectionKind<SectionOf<'gallery'>> = {
  example: ':::gallery\n![A ship](ship.svg "In May"){credit="A. Lee"}\n![A pier](pier.svg)\n:::',
  blocks: { gallery: readGallery },
  facts: ({ figures }) => ({ outline: sentence`gallery of ${figures.length} pictures`, inside: figures }),
  typeset: (section, typesetter) => ({
    ...section,
    figures: section.figures.map((each) => typesetFigure(each, typesetter)),
  }),
  toMarkdown: ({ figures }, writer) => ({
    type: 'containerDirective',
    name: 'gallery',
    data: { hName: 'aside' },
    children: writer.sections(figures),
  }),
}

declare module '../types/section.ts' {
  interface SectionTypes {
    gallery: SectionBase & { readonly kind: 'gallery'; readonly figures: readonly FigureSection[] }
  }
}

/**
 * Reads a `:::gallery` block: two or more pictures, each with its attributes, in paragraphs, on lines of their own, or
 * in `:::figure` blocks. Reports everything else.
 */
function readGallery(node: ContainerDirective, reader: BlockReader): SectionOf<'gallery'> {
  const place = placeOf(node)
  const hint = sentence`Write each on a line of its own, or use a picture alone.`
  const report = (message: string) => reader.context.report(place, 'directive-content', message, hint)
  const [attribute] = Object.keys(node.attributes ?? {})
  if (attribute) report(sentence`A :::gallery block has no attributes (“${attribute}”).`)
  const parts = node.children.map((child): readonly (ContainerDirective | WrittenPicture)[] | undefined => {
    if (child.type === 'containerDirective' && child.name === 'figure') return [child]
    return child.type === 'paragraph' ? picturesIn(child, reader.markdown) : undefined
  })
  if (!parts.every((pictures) => pictures !== undefined))
    report(sentence`A :::gallery block contains pictures and nothing else.`)
  const pictures = parts.flatMap((found) => found ?? [])
  if (pictures.length < 2) report(sentence`A :::gallery block contains two or more pictures.`)
  const id = reader.nextId('gallery')
  const inside = reader.inside(id)
  const figures = pictures.flatMap((picture) => {
    if ('type' in picture) return readFigureBlock(picture, inside) ?? []
    const { image, end } = picture
    const shown = inside.picture(image, end)
    if (!shown) return []
    return { kind: 'figure' as const, id: inside.nextId('figure'), place: placeOf(image), ...shown, size: undefined }
  })
  return { kind: 'gallery', id, place, figures }
}

/** A picture in a paragraph, and the offset at which its attributes end. */
interface WrittenPicture {
  readonly image: Image
  readonly end: number
}

/** Returns the pictures of a paragraph, with the offsets at which their attributes end; undefined if it has a text. */
function picturesIn({ children, position }: Paragraph, markdown: string): WrittenPicture[] | undefined {
  const images = children.filter((child) => child.type === 'image')
  const start = images[0]?.position?.start.offset
  if (start === undefined || start !== position?.start.offset) return undefined
  const ends = [...images.slice(1).map((image) => image.position?.start.offset), position.end.offset]
  const pictures = images.map((image, index) => ({ image, end: ends[index] ?? 0 }))
  return pictures.every(({ image, end }) => areAttributes(markdown.slice(image.position?.end.offset, end)))
    ? pictures
    : undefined
}
