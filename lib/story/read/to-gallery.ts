import type { Paragraph } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { FigureSection } from '../types/section.ts'
import { type Context, placeOf } from './context.ts'
import { areAttributes, toShownPicture } from './to-shown-picture.ts'

/** Returns the id of the next picture of a gallery. */
type NextId = () => string

/**
 * Reads a `:::gallery` block: two or more pictures, each with its attributes, in paragraphs or on lines of their own.
 * Reports everything else.
 */
export function toGallery(node: ContainerDirective, markdown: string, context: Context, next: NextId): FigureSection[] {
  const report = (message: string) =>
    context.report(
      placeOf(node),
      'directive-content',
      message,
      'Write each on a line of its own, or use a picture alone.',
    )
  const [attribute] = Object.keys(node.attributes ?? {})
  if (attribute) report(`A :::gallery block has no attributes (“${attribute}”).`)
  const paragraphs = node.children.map((child) =>
    child.type === 'paragraph' ? picturesIn(child, markdown) : undefined,
  )
  if (!paragraphs.every((pictures) => pictures !== undefined))
    report('A :::gallery block contains pictures and nothing else.')
  const pictures = paragraphs.flatMap((found) => found ?? [])
  if (pictures.length < 2) report('A :::gallery block contains two or more pictures.')
  return pictures.flatMap(({ image, end }) => {
    const shown = toShownPicture(image, markdown, end, context)
    return shown ? [{ kind: 'figure' as const, id: next(), place: placeOf(image), ...shown, size: undefined }] : []
  })
}

/** Returns the pictures of a paragraph, with the offsets at which their attributes end; undefined if it has a text. */
function picturesIn({ children, position }: Paragraph, markdown: string) {
  const images = children.filter((child) => child.type === 'image')
  const start = images[0]?.position?.start.offset
  if (start === undefined || start !== position?.start.offset) return undefined
  const ends = [...images.slice(1).map((image) => image.position?.start.offset), position.end.offset]
  const pictures = images.map((image, index) => ({ image, end: ends[index] ?? 0 }))
  return pictures.every(({ image, end }) => areAttributes(markdown.slice(image.position?.end.offset, end)))
    ? pictures
    : undefined
}
