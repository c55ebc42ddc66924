import type { Picture, PublishedPicture } from './picture.ts'

/** The formats that a page offers in addition to the fallback, the best first. */
export const FORMATS = ['avif', 'webp'] as const

/** One published file of a picture. */
export interface Variant {
  readonly name: string
  /** The file extension: jpg, png, webp or avif. */
  readonly format: string
  readonly width: number
}

/** Returns the file name of a picture in one width and format. */
export function variantName({ asset }: PublishedPicture, width: number, format: string): string {
  return asset.replace(/-\d+(\.[\da-f]{12}\.)[a-z]+$/, `-${width}$1${format}`)
}

/** Returns all published files of a photograph; none for an SVG, which has no variants. */
export function variantsOf(picture: Picture): Variant[] {
  if (picture.widths.length === 0) return []
  const offered = FORMATS.flatMap((format) =>
    picture.widths.map((width) => ({ name: variantName(picture, width, format), format, width })),
  )
  const format = picture.asset.slice(picture.asset.lastIndexOf('.') + 1)
  const fallback = { name: picture.asset, format, width: picture.width }
  return offered.some(({ name }) => name === fallback.name) ? offered : [...offered, fallback]
}
