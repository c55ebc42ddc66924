import type { Root } from 'mdast'
import type { Place, Problem } from '../../../lib/problem/problem.ts'
import type { Rule } from '../../../lib/problem/rules.ts'
import type { FileProblem, SourceFile } from '../../../lib/source/source-file.ts'
import type { Collection } from '../../../lib/story/read/read-folder.ts'
import type { KINDS } from '../../../lib/story/types/story.ts'

/** Reports something that an import lost or changed; a warning unless `severity` says otherwise. */
export type Warn = (place: Place, rule: Rule, message: string, hint?: string, severity?: 'error' | 'warning') => void

/** A cover picture, as the source names it. */
export interface SourceCover {
  readonly src: string
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  readonly credit?: string | undefined
  readonly place: Place
}

/** What a source states about a translation. A source that names a translator states that there is one. */
export interface StatedTranslation {
  /** The language of the original, as the source names it. */
  readonly of?: string | undefined
  readonly by?: 'human' | 'machine' | undefined
  readonly translator?: string | undefined
  readonly reviewer?: string | undefined
  readonly place: Place
}

/** The facts that a source states about a story in one language, in Masthead’s terms. */
export interface Facts {
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** A date as Masthead writes it: RFC 3339. */
  readonly date?: string | undefined
  readonly updated?: string | undefined
  readonly publish?: string | undefined
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  /** Names of categories. One may be a section of the site; the others become tags. */
  readonly categories: readonly string[]
  readonly kind?: (typeof KINDS)[number] | undefined
  readonly draft: boolean
  readonly cover?: SourceCover | undefined
  readonly lang?: string | undefined
  readonly slug?: string | undefined
  /** The key that all languages of one story share. */
  readonly key?: string | undefined
  readonly translation?: StatedTranslation | undefined
  /** The address that the front matter itself sets. */
  readonly permalink?: string | undefined
  /** Old addresses that redirected to it. */
  readonly aliases: readonly string[]
}

/** The text of a story in one language, with links and pictures as the source writes them. */
export interface Body {
  readonly tree: Root
  /** Maps a place of the tree to its place in the source. */
  readonly placeIn: (place: Place) => Place
  /** Reports problems at places of the tree. */
  readonly warn: Warn
}

/** One language of a story, read from its source and not yet adapted to the site. */
export interface ImportedEdition {
  readonly source: SourceFile
  /** The place where it begins in its source. */
  readonly place: Place
  readonly collection: Collection
  /** The key that all languages of one story share. */
  readonly key: string
  readonly lang: string
  /** The name for its address, as the source writes it. */
  readonly name: string
  readonly facts: Facts
  /** The folder in which its system keeps such stories; perhaps the name of a section of the site. */
  readonly folder?: string | undefined
  /**
   * Reads its text.
   * @throws RangeError if it is nested too deeply to be parsed
   */
  readBody(): Body
  /** The path that relative links in it start from. */
  readonly address: string
  /** Paths that other stories may use to link to it. */
  readonly paths: readonly string[]
  /** Paths that readers know it by, which need redirects. */
  readonly former: readonly string[]
  readonly warn: Warn
}

/** The file found for a picture’s address, or the reason why there is none. */
export type ImportFinding = { readonly file: string } | FileProblem

/** All content that was read from a source. */
export interface Imported {
  /** The editions, each read when it is needed. */
  readonly editions: Iterable<ImportedEdition>
  /** Hosts that the source itself was published on; complete when all editions are read. The first is the main one. */
  readonly hosts: Iterable<string>
  findPicture(edition: { readonly source: Pick<SourceFile, 'path'> }, src: string): ImportFinding
  /** Paths of pictures; those that no story shows are reported. */
  readonly pictures: readonly string[]
}

/** A folder to import from, and the problems found in it. */
export interface SourceSite {
  /** The folder. Nothing outside it is read. */
  readonly root: string
  /** The paths of its files relative to it, with forward slashes, sorted; only one if a single file was named. */
  readonly files: readonly string[]
  /** The languages of the site that is imported into; none if it has no site.yaml. */
  readonly languages: readonly string[]
  /** The language assumed for files that do not state one. */
  readonly language: string
  /** Whether the site that is imported into has the extension `math`. */
  readonly hasFormulas?: boolean | undefined
  readonly problems: Problem[]
  /** Files and folders that are not imported, with the reasons. */
  readonly omitted: Map<string, string>
  /** Files that contain settings or data, which were read. */
  readonly settings: Set<string>
  /** Tells how many files of all have been read. */
  readonly progress?: ((done: number, all: number) => void) | undefined
}

/** A system that stories can be imported from. */
export interface System {
  readonly name: string
  /** Whether a folder looks like a site of this system. */
  recognises(site: SourceSite): boolean
  /**
   * Reads all content of a source.
   * @param now the time of the import, in milliseconds since 1970
   */
  read(site: SourceSite, now: number): Imported
}
