import type { Rule } from '../problem/rules.ts'

/**
 * A picture file, as pages refer to it. A photograph is published in several widths and formats, of which this names one;
 * the others differ in that part of the name (`variantName`).
 */
export interface Picture {
  /** Where it is on this machine. */
  readonly path: string
  /**
   * Its name among the site's assets, in the form that everyone can show: JPEG, PNG, WebP or SVG. It holds a digest of the
   * content, so it may be cached for ever.
   */
  readonly asset: string
  /** Of that form, upright, in pixels; of an SVG in CSS pixels. */
  readonly width: number
  readonly height: number
  /** The widths in which it is published, ascending, in pixels; none for an SVG. */
  readonly widths: readonly number[]
}

/** Why a picture cannot be used. */
export interface PictureProblem {
  readonly rule: Rule
  readonly message: string
  readonly hint: string
}
