import type { Root } from 'mdast'
import type { Place } from '../../../lib/problem/problem.ts'
import type { FileProblem, SourceFile } from '../../../lib/source/source-file.ts'
import type { Collection } from '../../../lib/story/read/read-folder.ts'
import type { Warn } from '../body/warn.ts'
import type { Facts } from '../source/facts-of.ts'
import type { SourceSite } from '../source/source-site.ts'

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
   * Reads its text, whose places are those of the source.
   * @throws RangeError if it is nested too deeply to be parsed
   */
  readBody(): Root
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
