import type { StoredFile } from '../../cache/content-cache.ts'
import { inParts } from '../../source/in-parts.ts'
import { WorkerPool } from '../../threads/worker-pool.ts'
import type { BuildContexts, WorkerData } from './build-context.ts'
import type { RenderTask, SpooledStory, StoryOutput } from './render-context.ts'
import { renderStory, spoolStory } from './render-story.ts'

/** Reads and renders stories. */
export interface StoryWorker {
  read(slug: string): Promise<SpooledStory>
  render(task: RenderTask): Promise<StoryOutput>
}

/** The tasks of a thread. */
interface StoryTasks extends StoryWorker {
  /** Puts cached files into a folder as hard links. */
  link(input: { readonly files: readonly StoredFile[]; readonly folder: string }): Promise<void>
}

/** Returns what reads and renders stories in this thread. */
export function storyTasks({ reading, rendering }: BuildContexts): StoryTasks {
  return {
    read: async (slug) => spoolStory(reading, slug),
    render: async (task) => renderStory(await rendering(), task),
    link: async ({ files, folder }) => reading.cache.link(files, folder),
  }
}

/** With fewer stories than this, one thread finishes before a second one has started. */
const WORTH_A_THREAD = 48

/**
 * The garbage of a story fits into this. With more room V8 would take 100 MB more for each thread, and be no faster.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }

/** The number of files that a thread links in one task. It gets a copy of the list, which would be large for all files. */
const FILES_PER_TASK = 2000

/** Reads and renders stories in this thread, or in one thread for each core once there is enough work. */
export class StoryWorkers {
  readonly #here: StoryWorker
  readonly #data: WorkerData
  #pool: WorkerPool<StoryTasks> | undefined

  constructor(contexts: BuildContexts, data: WorkerData) {
    this.#here = storyTasks(contexts)
    this.#data = data
  }

  /** Returns the threads, or this thread if there is too little work. */
  for(count: number): StoryWorker {
    if (count > WORTH_A_THREAD) {
      const options = { workerData: this.#data, resourceLimits }
      this.#pool ??= new WorkerPool(new URL('./story-thread.ts', import.meta.url), options)
    }
    const pool = this.#pool
    if (!pool) return this.#here
    return { read: (slug) => pool.run('read', slug), render: (task) => pool.run('render', task) }
  }

  /** Puts cached files into a folder as hard links, in threads; does nothing if none was started. */
  async link(files: readonly StoredFile[], folder: string): Promise<void> {
    const parts = inParts(files, FILES_PER_TASK)
    await Promise.all(parts.map((part) => this.#pool?.run('link', { files: part, folder })))
  }

  /** Stops the threads, so that their memory is free. More work starts others. */
  async close(): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    await pool?.close()
  }
}
