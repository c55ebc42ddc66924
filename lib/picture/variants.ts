import type { Picture } from './picture.ts'

/** The formats that a page offers, the best first. */
export const FORMATS = ['avif', 'webp'] as const

/** A file that a picture is published as. */
export interface Variant {
  readonly name: string
  /** The ending of its name: jpg, png, webp or avif. */
  readonly format: string
  readonly width: number
}

/** The name of a picture among the assets, in a width and a format. */
export function variantName({ asset }: Picture, width: number, format: string): string {
  return asset.replace(/-\d+(\.[\da-f]{12}\.)[a-z]+$/, `-${width}$1${format}`)
}

/** Every file that a photograph is published as; none for an SVG, which is published as it is. */
export function variantsOf(picture: Picture): Variant[] {
  if (picture.widths.length === 0) return []
  const offered = FORMATS.flatMap((format) =>
    picture.widths.map((width) => ({ name: variantName(picture, width, format), format, width })),
  )
  const format = picture.asset.slice(picture.asset.lastIndexOf('.') + 1)
  const fallback = { name: picture.asset, format, width: picture.width }
  return offered.some(({ name }) => name === fallback.name) ? offered : [...offered, fallback]
}
