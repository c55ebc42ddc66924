import type { Root } from 'mdast'
import type { Place } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import type { SourceFile } from '../source/source-file.ts'
import type { Collection } from '../story/read/read-folder.ts'
import type { KINDS } from '../story/types/story.ts'

/** Puts something on the list of what an import could not carry as it was; a warning unless it says otherwise. */
export type Warn = (place: Place, rule: Rule, message: string, hint?: string, severity?: 'error' | 'warning') => void

/** A picture over a story, as its source names it. */
export interface SourceCover {
  readonly src: string
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  readonly credit?: string | undefined
  readonly place: Place
}

/** What a source states of a story in one language, in Masthead’s terms. */
export interface Facts {
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** As Masthead writes dates: RFC 3339. */
  readonly date?: string | undefined
  readonly updated?: string | undefined
  readonly publish?: string | undefined
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  /** Names of which one may be a section of the site; the others become tags. */
  readonly categories: readonly string[]
  readonly kind?: (typeof KINDS)[number] | undefined
  readonly draft: boolean
  readonly cover?: SourceCover | undefined
  readonly lang?: string | undefined
  readonly slug?: string | undefined
  /** What the languages of one story have in common. */
  readonly key?: string | undefined
  readonly translation?:
    | { readonly of: string; readonly by: 'human' | 'machine'; readonly translator?: string }
    | undefined
  /** The address that it had by its own word. */
  readonly permalink?: string | undefined
  /** Addresses that led to it. */
  readonly aliases: readonly string[]
}

/** The text of a story in one language, with links and pictures as its source writes them. */
export interface Body {
  readonly tree: Root
  /** Takes places of the tree. */
  readonly note: Warn
}

/** One language of a story, read from its source and not yet fitted into the site. */
export interface ImportedEdition {
  readonly source: SourceFile
  /** Where it begins in its source. */
  readonly place: Place
  readonly shelf: Collection
  /** What the languages of one story have in common. */
  readonly key: string
  readonly lang: string
  /** The name that it wants in addresses, as the source writes it. */
  readonly name: string
  readonly facts: Facts
  /** The folder in which its system keeps such stories; where the site has a section of that name, it is the story’s. */
  readonly desk?: string | undefined
  /** Reads its text; throws a RangeError where it is nested too deeply to be followed. */
  readBody(): Body
  /** The path at which links within it start. */
  readonly address: string
  /** Paths by which other stories may link to it. */
  readonly paths: readonly string[]
  /** Paths at which readers know it. */
  readonly former: readonly string[]
  readonly note: Warn
}

/** A file found for a picture’s address, or why there is none. */
export type ImportFinding =
  | { readonly file: string }
  | { readonly rule: Rule; readonly message: string; readonly hint: string }

/** All that a source holds. */
export interface Imported {
  readonly editions: readonly ImportedEdition[]
  /** Hosts whose addresses are the source’s own. */
  readonly hosts: readonly string[]
  findPicture(edition: ImportedEdition, src: string): ImportFinding
  /** Pictures of which somebody is told where no story shows them, by path. */
  readonly pictures: readonly string[]
}
