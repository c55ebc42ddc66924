import type { PageStore, StoredFile } from '../../cache/page-store.ts'
import type { Library, RelatedStory } from '../../library/library.ts'
import type { Problem } from '../../problem/problem.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import type { Renderer } from '../compile/bundle-renderer.ts'
import type { DocumentOptions } from '../page/render-document.ts'
import type { SpoolEntry, StorySpool } from './story-spool.ts'

/** What stands in each picture's place until it has come, as CSS, by its name among the assets. */
export type PlaceholderColors = ReadonlyMap<string, string>

/** What every story is read with. */
export interface ReadContext {
  readonly root: string
  /** Where what is kept from one build to the next lies. */
  readonly cache: string
  readonly store: PageStore
  readonly pack: StorySpool
  /** The publication and its standing pages; the stories are added one by one. */
  readonly library: Library
}

/** What every page is pressed with. */
export interface RenderContext extends ReadContext {
  readonly renderer: Renderer
  readonly assembly: DocumentOptions
}

/** A story that was read: what the rest of the site must know of it, and where its text waits to be pressed. */
export interface SpooledStory {
  /** A digest of its folder. */
  readonly digest: string
  /** Without what a build has no use for: of each edition's text just the pictures are left, and no links to other sites. */
  readonly reading: LoadedStory
  readonly packed: SpoolEntry | undefined
  /** What its text is about, with spaces between the words. */
  readonly terms: string
}

/** A story to be pressed. */
export interface RenderTask {
  readonly slug: string
  /** Where it lies; undefined if it was not read in this build. */
  readonly packed: SpoolEntry | undefined
  /** The stories that its page leads on to. */
  readonly related: readonly RelatedStory[]
}

/** What came of a story. */
export interface StoryOutput {
  readonly files: readonly StoredFile[]
  readonly tints: PlaceholderColors
  /** What it leaves for files of the whole site. */
  readonly parts: readonly StoredFile[]
  /** What could not be known before: pictures that cannot be decoded. */
  readonly problems: readonly Problem[]
}

/** Those who read and press stories. */
export interface StoryWorker {
  read(slug: string): Promise<SpooledStory>
  press(task: RenderTask): Promise<StoryOutput>
}
