import type { Rule } from '../problem/rules.ts'

/** The rights in a picture that a story states, as its editor wrote them. */
export interface Credit {
  readonly credit?: string | undefined
  readonly licence?: string | undefined
}

/**
 * A picture as pages refer to it. A photograph is published in several widths and formats. `asset` names one of them;
 * the names of the others differ only in width and format (`variantName`).
 */
export interface Picture {
  /** The path of the original file on this machine. */
  readonly path: string
  /**
   * The name among the site's assets of the fallback file, which every browser can show: JPEG, PNG, WebP or SVG. It
   * contains a digest of the content, so the file may be cached forever.
   */
  readonly asset: string
  /** The width of the fallback file when upright, in pixels; of an SVG in CSS pixels. */
  readonly width: number
  readonly height: number
  /** The widths in which the picture is published, ascending, in pixels; none for an SVG. */
  readonly widths: readonly number[]
  /** Whether the original file is a GIF that moves. The published files show its first frame. */
  readonly isAnimated?: boolean
  /** The credit that its published files carry, in addition to what the original file states. */
  readonly stated?: Credit | undefined
}

/** The facts of a picture that a page needs, the same on every machine. */
export type PublishedPicture = Omit<Picture, 'path' | 'stated'>

/** Returns what a page needs of a picture, without what is true on this machine only. */
export function publishedPicture({ path: _path, stated: _stated, ...picture }: Picture): PublishedPicture {
  return picture
}

/** The problem of a picture, without its place. */
export interface PictureProblem {
  readonly rule: Rule
  readonly message: string
  readonly hint: string
}

/**
 * The maximum number of pixels in a picture. A file with more is not a photograph, but expands to gigabytes of memory.
 */
export const MOST_PIXELS = 100_000_000

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
