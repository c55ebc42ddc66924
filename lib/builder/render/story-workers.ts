import { pathToFileURL } from 'node:url'
import { indexedInMemory, type UnindexedLibrary } from '../../index/memory-index.ts'
import type { StoryOutput } from '../../index/story-rows.ts'
import type { NewsroomBundle } from '../../newsroom/bundle-newsroom.ts'
import { configFrom, linterWith } from '../../newsroom/newsroom-config.ts'
import type { Overrides } from '../../newsroom/overrides.ts'
import { withOwnCode } from '../../newsroom/run-newsroom.ts'
import { isPortable, siteUrl } from '../../settings/settings.ts'
import { ContentCache, type Stamps } from '../../store/content-cache.ts'
import type { Collection } from '../../story/read/read-folder.ts'
import { type Linter, parseStoryFiles, toCountedStory } from '../../story/translations/load-story.ts'
import { WorkerPool } from '../../threads/worker-pool.ts'
import type { Renderer } from '../compile/compiler.ts'
import { readCompiled, rendererFile } from '../page/compiled.ts'
import { documentOptions } from '../page/render-document.ts'
import {
  type ReadContext,
  type ReadStory,
  type RenderContext,
  type RenderTask,
  readStory,
  renderStory,
} from './render-story.ts'

/** Reads and renders stories. */
export interface StoryWorker {
  read(slug: string): Promise<ReadStory>
  render(task: RenderTask): Promise<StoryOutput>
  /** Counts the problems of a story or page that only `check` reports. */
  count(of: StoryOrPage): Promise<number>
}

/** A story or a page by its folder. */
interface StoryOrPage {
  readonly collection: Collection
  readonly slug: string
}

/** Returns what reads and renders stories in this thread. */
export function storyTasks({ reading, rendering, linter }: BuildContexts): StoryWorker {
  const { publication } = reading.library
  return {
    read: async (slug) => readStory(reading, slug, await linter()),
    render: async (task) => renderStory(await rendering(), task),
    count: async ({ collection, slug }) =>
      toCountedStory(parseStoryFiles(reading.root, collection, slug, publication), publication, await linter())
        .checkOnly,
  }
}

/** With fewer stories than this, one thread finishes before a second one has started. */
const WORTH_A_THREAD = 48

/** Reads and renders stories in this thread, or in one thread for each core once there is enough work. */
export class StoryWorkers {
  readonly #here: StoryWorker
  readonly #data: WorkerData
  #pool: WorkerPool<StoryWorker> | undefined

  constructor(contexts: BuildContexts, data: WorkerData) {
    this.#here = storyTasks(contexts)
    this.#data = data
  }

  /** Returns the threads, or this thread if there is too little work. */
  for(count: number): StoryWorker {
    if (count > WORTH_A_THREAD) {
      this.#pool ??= new WorkerPool(new URL('./story-thread.ts', import.meta.url), { workerData: this.#data })
    }
    const pool = this.#pool
    if (!pool) return this.#here
    return {
      read: (slug) => pool.run('read', slug),
      render: (task) => pool.run('render', task),
      count: (of) => pool.run('count', of),
    }
  }

  /** Stops the threads, so that their memory is free. More work starts others. */
  async close(): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    await pool?.close()
  }
}

/** The plain data from which contexts are created, in the main thread or in a worker thread. */
export interface WorkerData {
  readonly root: string
  /** The folder of the content's cache. */
  readonly cacheFolder: string
  /** The folder of the compiled code, once there is any. */
  readonly code: string
  readonly library: UnindexedLibrary
  /** What the newsroom replaces parts of the page by. */
  readonly overrides?: Overrides | undefined
  /** The code of its masthead.config.ts. */
  readonly config?: NewsroomBundle | undefined
  /** The Brotli quality; undefined for no compression. */
  readonly quality: number | undefined
}

/** The contexts of a thread. */
export interface BuildContexts {
  readonly reading: ReadContext
  /**
   * Returns the context in which pages are rendered, as soon as the code is compiled.
   * @throws if the code is not compiled
   */
  rendering(): Promise<RenderContext>
  /** Returns what finds the problems that only `check` reports. It is loaded when a story is read. */
  linter(): Promise<Linter>
}

/**
 * Creates the contexts of this thread.
 * @param compiled settles when the code is compiled; stories can be read meanwhile
 * @param stamps the stamps of cached files; without them, their bytes are compared
 */
export function openContexts(data: WorkerData, compiled: Promise<unknown>, stamps?: Stamps): BuildContexts {
  const { root, cacheFolder, library, quality } = data
  const reading = { root, cache: new ContentCache(cacheFolder, quality, stamps), library: indexedInMemory(library) }
  let context: Promise<RenderContext> | undefined
  const rendering = () => {
    context ??= compiled.then(() => renderContext(reading, data))
    return context
  }
  let lint: Promise<Linter> | undefined
  const linter = () => {
    lint ??= linterFor(data)
    return lint
  }
  return { reading, rendering, linter }
}

async function linterFor({ root, config }: WorkerData): Promise<Linter> {
  return linterWith(root, config && (await configFrom(config)), config)
}

async function renderContext(reading: ReadContext, { code, overrides, config }: WorkerData): Promise<RenderContext> {
  const compiled = readCompiled(code)
  if (!compiled) throw new Error('The code changed while it was compiled. Build again.')
  const renderer: Renderer = await import(pathToFileURL(rendererFile(code)).href)
  const { publication } = reading.library
  const assembly = {
    ...documentOptions(publication, compiled, overrides, siteUrl()),
    portable: isPortable(),
    hasCms: publication.cms !== undefined,
  }
  return { ...reading, renderer: await withOwnCode(renderer, overrides, config), assembly }
}
