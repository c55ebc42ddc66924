import type { Imported } from '../imported.ts'
import type { SourceSite } from '../source/source-site.ts'

/** The systems that stories can be brought over from. */
export const SYSTEM_NAMES = ['hugo', 'jekyll', 'astro', 'eleventy', 'wordpress', 'markdown'] as const

/** A system that stories can be brought over from. */
export interface System {
  readonly name: (typeof SYSTEM_NAMES)[number]
  /** Whether a folder looks like one of its own. */
  recognises(site: SourceSite): boolean
  /**
   * Reads all of it.
   * @param now the time of the import, in milliseconds since 1970
   */
  read(site: SourceSite, now: number): Imported
}
