import type { Story } from '../story/types/story.ts'
import type { Library } from './library.ts'

/** A file that the press makes out of content: a feed, a sitemap, a card. */
export interface SiteFile {
  /** Its name in the site: `en/feed.xml`. */
  readonly name: string
  /**
   * All that its content follows from besides code and site.yaml, as data that JSON can hold. Where it is what it was at the
   * last build, that build's file serves and `make` is not called.
   */
  readonly from?: unknown
  readonly make: () => string | Uint8Array | Promise<string | Uint8Array>
}

/** Files that are made together, under names that are known only then. */
export interface SiteFolder {
  /** Where they lie: `en/search/0`. */
  readonly name: string
  /** As of a file. */
  readonly from: unknown
  /** The files by their names in the folder. */
  readonly makeAll: () => Promise<ReadonlyMap<string, string | Uint8Array>>
}

/** What files of the whole site are made from. */
export interface SiteContext {
  /** The whole archive; but of each story's text just the first paragraph and the pictures, for an archive never stands in memory. */
  readonly library: Library
  /** Where the site is published; undefined where that is not known. */
  readonly site: URL | undefined
  /** A digest of everything in a story's folder. */
  readonly digestOf: (slug: string) => string
  /**
   * A story with all its text, read anew.
   * @throws if it is not in the library
   */
  readonly workOf: (slug: string) => Story
  /**
   * A part of a story that was made for files of the whole site (lib/build/output/story-parts.ts), by its name.
   * @throws if there is no such part
   */
  readonly partOf: (slug: string, name: string) => string
  /** How long a published file of a story is, in bytes, by its name in the site; undefined if the story has no such file. */
  readonly sizeOf: (slug: string, name: string) => number | undefined
  /** A digest of such a part: it says whether the part is what it was, without reading it. */
  readonly partDigestOf: (slug: string, name: string) => string
}
