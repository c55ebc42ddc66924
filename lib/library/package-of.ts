import { pathToFileURL } from 'node:url'
import type { ZodType } from 'zod'
import type { Language } from '../language/language.ts'
import type { Problem } from '../problem/problem.ts'
import type { Publication } from '../publication/publication.ts'
import { drawsCards, installCommand, ownPackageFile } from '../settings/installation.ts'
import type { ContentCache, StoredFile } from '../store/content-cache.ts'
import type { ParsedStoryFile } from '../story/read/parse-story-file.ts'
import type { Linter } from '../story/translations/load-story.ts'
import type { Story } from '../story/types/story.ts'
import type { Library } from './library.ts'
import type { Look } from './look.ts'
import type { SiteContext, SiteFile, SiteFolder } from './site-file.ts'

/**
 * The functions of Masthead’s own packages that the core calls. Commands are not among them: they run by themselves.
 */
export interface Packages {
  readonly cards: {
    /** Makes the cards of a story, one for each language. There are none if the site’s URL is not known. */
    readonly storyCards: (story: Story, context: CardContext) => Promise<readonly StoredFile[]>
    /** Returns the cards of the front pages. There are none if the site’s URL is not known. */
    readonly frontCards: (context: Omit<CardContext, 'cache'>) => readonly SiteFile[]
    /** Returns whether the installed fonts have every character of a text. */
    readonly drawsText: (text: string, language: Language) => Promise<boolean>
  }
  readonly lint: {
    /** Returns what checks all languages of a story as an editor would, and the problems of the newsroom’s glossary. */
    readonly linterOf: (root: string, languages?: readonly string[]) => { lint: Linter; problems: readonly Problem[] }
    /**
     * Returns how a translation writes the names and terms of the newsroom’s glossary, by their forms in the original.
     */
    readonly glossaryTerms: (root: string, from: string, to: string) => ReadonlyMap<string, string>
    /** The schema of glossary.yaml. */
    readonly glossarySchema: ZodType
    /** Returns the first difference in numbers or units between a translation and its original. */
    readonly numberDifference: (texts: {
      readonly original: string
      /** The language of the original. */
      readonly of: string
      readonly translation: string
      /** The language of the translation. */
      readonly lang: string
    }) => string | undefined
    /**
     * Returns the warnings about the languages of a story that is in no file.
     * @param terms what glossary.yaml has, as data
     */
    readonly warningsAbout: (files: readonly ParsedStoryFile[], terms: unknown) => readonly Problem[]
  }
  readonly mail: {
    /**
     * Returns the mail edition of each language, as HTML and as plain text. There is none without the site’s URL.
     * @param shown the stories of each edition
     */
    readonly mailFiles: (context: SiteContext, shown: readonly MailList[]) => readonly SiteFile[]
  }
  readonly publish: {
    /**
     * Returns a place in a bucket for files that are no site.
     * @param address such as `s3://bucket/prefix`
     * @returns undefined if it is no such address
     */
    readonly openBucket: (address: string) => ByteStore | undefined
  }
  readonly scale: {
    /**
     * Opens the cache that several machines share.
     * @param url the place that CACHE_URL names
     * @param cache what this machine has
     * @throws if the place cannot be used
     */
    readonly openSharedCache: (url: string, cache: MachineCache) => Promise<SharedBuildCache>
    /**
     * Returns which share of an archive this machine builds.
     * @param text which share, such as `2/3`; undefined for the one that the engine which started this process names
     * @throws with the remedy, if there is no such share
     */
    readonly shardNamed: (text: string | undefined) => Shard
  }
  readonly translate: {
    /**
     * Returns the page with the published stories and their languages that the editor in the browser links to.
     * @param desk the address of the desk, beside the board
     */
    readonly publicBoard: (library: Library, desk: string) => Promise<string>
  }
  readonly cms: {
    /**
     * Returns the files of the editor in the browser, under `/editor/`, if site.yaml configures one.
     * @param previewStyle the style sheet of its previews
     * @param schemas those of the files that have forms in it
     */
    readonly cmsFiles: (
      context: SiteContext,
      previewStyle: () => string,
      schemas: EditedSchemas,
    ) => readonly (SiteFile | SiteFolder)[]
  }
}

/** The facts from which cards are made, apart from stories. A card is the picture that is shown with a shared link. */
export interface CardContext {
  readonly publication: Publication
  /** The logos; undefined if the publication has none. */
  readonly look?: Look | undefined
  /** The URL under which the site is published; undefined if it is not known. */
  readonly site: URL | undefined
  readonly cache: ContentCache
}

/** The schemas of the files that editors change in a browser. */
export interface EditedSchemas {
  readonly site: ZodType
  readonly front: ZodType
  readonly frontMatter: ZodType
}

/** The stories of the mail edition of a language. */
export interface MailList {
  readonly lang: string
  readonly slugs: readonly string[]
  /** What the files of the edition are made from. */
  readonly inputs: NonNullable<SiteFile['inputs']>
}

/** One machine's part of an archive: number `index` of `of`, from 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** The build of a share of an archive: `masthead merge` makes the site of all shares. */
export interface ShardBuild {
  /** The folder that it is built into. */
  readonly into: string
  /** Takes the locks, and returns what releases them. */
  readonly begin: (projectDir: string) => () => void
  /** Builds the share as soon as the code is compiled. Returns the warnings. */
  readonly build: (projectDir: string, compiled: Promise<unknown>) => Promise<readonly Problem[]>
}

/** A place for files that machines share. Each function throws if it fails. */
export interface ByteStore {
  /** The place, for messages. It contains no secret. */
  readonly where: string
  /** Returns the bytes of a file; undefined if there is none. */
  read(name: string): Promise<Uint8Array | undefined>
  /** Writes a file in one step: who reads it gets the old or the new one. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** Deletes a file. One that does not exist is no error. */
  remove(name: string): Promise<void>
}

/** The cache of one machine, from which others take files and a database. */
export interface MachineCache {
  /** The folder of its files. */
  readonly folder: string
  /** Writes a file completely or not at all. */
  readonly replace: (file: string, bytes: Uint8Array) => void
  /** Copies its database to a file, without what it says about the disk of this machine. */
  readonly copyDatabase: (copy: string) => void
  /**
   * Takes the database of another machine from a file.
   * @returns why it is not taken; undefined if it is taken
   */
  readonly adoptDatabase: (shared: string) => string | undefined
  /** Returns what `remember` was given last; undefined if there is nothing, or if it is damaged. */
  readonly recall: () => Uint8Array | undefined
  readonly remember: (text: string) => void
}

/** A cache of a newsroom that several machines share. A failure is printed and changes nothing. */
export interface SharedBuildCache {
  /** Reads what other machines have made. */
  read(): Promise<void>
  /** Stores what this machine has made. */
  write(): Promise<void>
}

/**
 * Loads one of Masthead’s own packages: what its module `main` exports, such as `cardsPackage`.
 * @returns undefined if the newsroom has not installed it
 * @example (await packageOf('cms'))?.cmsFiles(context, () => '')
 */
export async function packageOf<Name extends keyof Packages>(name: Name): Promise<Packages[Name] | undefined> {
  const file = ownPackageFile(name, 'main')
  if (!file) return undefined
  const main: Readonly<Record<`${Name}Package`, Packages[Name]>> = await import(pathToFileURL(file).href)
  return main[`${name}Package`]
}

/**
 * Loads one of Masthead’s own packages for what cannot go on without it.
 * @param user the variable or the option that needs it
 * @throws with the command that installs it, if the newsroom has not installed it
 * @example (await requirePackage('scale', '--shard')).shardNamed('2/3')
 */
export async function requirePackage<Name extends keyof Packages>(name: Name, user: string): Promise<Packages[Name]> {
  const found = await packageOf(name)
  if (!found) throw new Error(`${user} needs a package of its own: ${installCommand([`@masthead/${name}`])}`)
  return found
}

/** Whether a build makes cards: a page can link to them only if the site's URL is known. */
export function hasCards({ site }: Pick<CardContext, 'site'>): boolean {
  return site !== undefined && drawsCards()
}
