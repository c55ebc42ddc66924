import { toOwnSlug } from '../../../../lib/publication/addresses.ts'
import { attributeMarkdown, bracketed } from '../../block-markdown.ts'

/** What a person says about a picture. */
export interface PictureFacts {
  /** What the picture shows. */
  readonly alt: string
  readonly caption: string
  /** Who made the picture. */
  readonly credit: string
}

/**
 * Returns the Markdown of a picture in a paragraph of its own (docs/writing.md, pictures).
 * @example
 * pictureMarkdown('boats.jpg', { alt: 'Boats', caption: 'In March', credit: 'Ada' })
 * // => '![Boats](boats.jpg "In March"){credit="Ada"}'
 */
export function pictureMarkdown(name: string, { alt, caption, credit }: PictureFacts): string {
  const title = caption.trim() ? ` "${quoted(caption)}"` : ''
  return `!${bracketed(alt)}(${name}${title})${credit.trim() ? `{${attributeMarkdown('credit', credit)}}` : ''}`
}

/**
 * Returns a name for the file of a picture: small letters, digits and hyphens, with the first number that makes it free.
 * @param isTaken whether the story has a file with this name
 */
export function pictureName(fileName: string, isTaken: (name: string) => boolean): string {
  const [, base = '', ending = ''] = /^(.*?)(\.[a-z\d]+)?$/i.exec(fileName) ?? []
  const name = toOwnSlug(base) || 'picture'
  const end = ending.toLowerCase().replace('.jpeg', '.jpg')
  let free = name + end
  for (let number = 2; isTaken(free); number++) free = `${name}-${number}${end}`
  return free
}

function quoted(text: string): string {
  return text.trim().replaceAll(/[\\"]/g, '\\$&')
}
