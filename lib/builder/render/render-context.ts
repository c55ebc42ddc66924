import type { Library, RelatedStory } from '../../library/library.ts'
import type { ContentCache, Remembered } from '../../store/content-cache.ts'
import type { StoryState } from '../../store/digests.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import type { Renderer } from '../compile/compiler.ts'
import type { DocumentOptions } from '../page/render-document.ts'

/** The context in which every story is read. */
export interface ReadContext {
  readonly root: string
  readonly cache: ContentCache
  /** The publication and its standing pages. Stories are added one by one. */
  readonly library: Library
}

/** The context in which every page is rendered. */
export interface RenderContext extends ReadContext {
  readonly renderer: Renderer
  readonly assembly: DocumentOptions
}

/** The facts of a story that the rest of the site needs. The cache keeps the story itself until the build ends. */
export interface ReadStory extends StoryState {
  /**
   * The loaded story without what a build does not need: of each edition's text only the pictures remain, and links to
   * other sites are dropped.
   */
  readonly reading: LoadedStory
  /** The keywords of the story's text, separated by spaces. */
  readonly terms: string
}

/** A story to be rendered. */
export interface RenderTask {
  readonly slug: string
  /** The stories that its page links to as related. */
  readonly related: readonly RelatedStory[]
  /** The pictures and cards that were made for it before. */
  readonly remembered: readonly Remembered[]
}
