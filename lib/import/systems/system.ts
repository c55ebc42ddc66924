import type { Imported } from '../imported.ts'
import type { SourceSite } from '../source/source-site.ts'

/** The names of the systems that stories can be imported from. */
export const SYSTEM_NAMES = ['hugo', 'jekyll', 'astro', 'eleventy', 'wordpress', 'markdown'] as const

/** A system that stories can be imported from. */
export interface System {
  readonly name: (typeof SYSTEM_NAMES)[number]
  /** Whether a folder looks like a site of this system. */
  recognises(site: SourceSite): boolean
  /**
   * Reads all content of a source.
   * @param now the time of the import, in milliseconds since 1970
   */
  read(site: SourceSite, now: number): Imported
}
