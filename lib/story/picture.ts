/** A picture file, as pages refer to it. */
export interface Picture {
  /** Where it is on this machine. */
  readonly path: string
  /** Its name among the site's assets: it holds a digest of the content, so it may be cached for ever. */
  readonly asset: string
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
}
