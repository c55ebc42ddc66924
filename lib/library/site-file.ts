import type { Input } from '../store/inputs.ts'
import type { Story } from '../story/types/story.ts'
import type { Library } from './library.ts'

/** A file that the build makes from content: a feed, a sitemap, a card. */
export interface SiteFile {
  /** The path of the file in the site: `en/feed.xml`. */
  readonly name: string
  /**
   * All inputs of the file besides code, settings and site.yaml. If they are the same as in the last build, that
   * build's file is used again and `make` is not called. A file without them is given the whole library, and is made
   * by each build.
   */
  readonly inputs?: readonly Input[]
  readonly make: () => string | Uint8Array | Promise<string | Uint8Array>
}

/** Files that are made together, and whose names are known only after that. */
export interface SiteFolder {
  /** The folder in the site: `en/search/0`. */
  readonly name: string
  /** All inputs of the files, as in `SiteFile`. */
  readonly inputs: readonly Input[]
  /**
   * Returns what of these inputs the files show, as JSON data. After a change of inputs it is compared with what the
   * last build found: a story of several languages changes an index of one only if it changed in that.
   */
  readonly from: () => unknown
  /** The files by their names in the folder. */
  readonly makeAll: () => Promise<ReadonlyMap<string, string | Uint8Array>>
}

/** A part of one story that goes into files of the whole site. */
export interface StoryPart {
  readonly name: string
  readonly make: () => string
}

/** The inputs of files that concern the whole site. */
export interface SiteContext {
  /**
   * All stories, but only the first paragraph and the pictures of each: the text of a large archive does not fit in
   * memory.
   */
  readonly library: Library
  /** The address at which the site is published; undefined if it is not known. */
  readonly site: URL | undefined
  /** A digest of everything in a story's folder, and of the shared files that the story names. */
  readonly digestOf: (slug: string) => string
  /**
   * Reads a story again, with all its text.
   * @throws if it is not in the library
   */
  readonly storyOf: (slug: string) => Story
  /**
   * Returns a text that is made from one story and the publication. It is cached until the story changes.
   * @param name the name of the text: a folder of the cache
   */
  readonly rememberText: (name: string, slug: string, make: () => string) => string
  /**
   * Reads a part of a story by its name. Parts are made for files of the whole site
   * (lib/builder/render/render-story.ts).
   * @throws if there is no such part
   */
  readonly partOf: (slug: string, name: string) => string
  /**
   * The size in bytes of a story's published file, by its name in the site; undefined if the story has no such file.
   */
  readonly sizeOf: (slug: string, name: string) => number | undefined
  /** A digest of a part of a story. It shows whether the part has changed, without reading the part. */
  readonly partDigestOf: (slug: string, name: string) => string
}
