import type { Library, RelatedStory } from '../../library/library.ts'
import type { Problem } from '../../problem/problem.ts'
import type { ContentCache, StoredFile } from '../../store/content-cache.ts'
import type { StoryState } from '../../store/folder-digest.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import type { Renderer } from '../compile/compiler.ts'
import type { DocumentOptions } from '../page/render-document.ts'
import type { SpoolEntry, StorySpool } from './story-spool.ts'

/** The CSS shown in place of each picture until it has loaded, by asset name. */
export type PlaceholderColors = ReadonlyMap<string, string>

/** The context in which every story is read. */
export interface ReadContext {
  readonly root: string
  readonly cache: ContentCache
  readonly spool: StorySpool
  /** The publication and its standing pages. Stories are added one by one. */
  readonly library: Library
}

/** The context in which every page is rendered. */
export interface RenderContext extends ReadContext {
  readonly renderer: Renderer
  readonly assembly: DocumentOptions
}

/**
 * A story that was read: the facts that the rest of the site needs, and where its text is spooled until it is rendered.
 */
export interface SpooledStory extends StoryState {
  /**
   * The loaded story without what a build does not need: of each edition's text only the pictures remain, and links to
   * other sites are dropped.
   */
  readonly reading: LoadedStory
  readonly spooled: SpoolEntry | undefined
  /** The keywords of the story's text, separated by spaces. */
  readonly terms: string
}

/** A story to be rendered. */
export interface RenderTask {
  readonly slug: string
  /** Where the story is spooled; undefined if it was not read in this build. */
  readonly spooled: SpoolEntry | undefined
  /** The stories that its page links to as related. */
  readonly related: readonly RelatedStory[]
}

/** The result of rendering a story. */
export interface StoryOutput {
  readonly files: readonly StoredFile[]
  readonly placeholderColors: PlaceholderColors
  /** The parts of the story that go into site-wide files. */
  readonly parts: readonly StoredFile[]
  /** Problems that appear only when the files are made: pictures that cannot be decoded. */
  readonly problems: readonly Problem[]
}

/** One story in the index that a build leaves for the next one: what it was rendered from, and the result. */
export interface IndexedStory extends StoryOutput, Omit<SpooledStory, 'spooled'> {
  /** A digest of what the story's pages show of other stories. */
  readonly related: string
}

/**
 * A file that belongs to no single story, as the last build cached it. It carries a digest of what it was made from,
 * where that is known.
 */
export interface CommonFile extends StoredFile {
  readonly from?: string
  /** The name of the folder it was made with, if it is part of one. */
  readonly folder?: string
  /** Whether it is made from nothing that may change while the facts of all stories are the same. */
  readonly isOfFacts?: boolean
}
