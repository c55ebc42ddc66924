import { WorkerPool } from '../../threads/worker-pool.ts'
import type { StoryOutput } from '../scan/story-rows.ts'
import type { BuildContexts, WorkerData } from './build-context.ts'
import type { ReadStory, RenderTask } from './render-context.ts'
import { readStory, renderStory } from './render-story.ts'

/** Reads and renders stories. */
export interface StoryWorker {
  read(slug: string): Promise<ReadStory>
  render(task: RenderTask): Promise<StoryOutput>
}

/** Returns what reads and renders stories in this thread. */
export function storyTasks({ reading, rendering }: BuildContexts): StoryWorker {
  return {
    read: async (slug) => readStory(reading, slug),
    render: async (task) => renderStory(await rendering(), task),
  }
}

/** With fewer stories than this, one thread finishes before a second one has started. */
const WORTH_A_THREAD = 48

/**
 * The garbage of a story fits into this. With more room V8 would take 100 MB more for each thread, and be no faster.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }

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
      const options = { workerData: this.#data, resourceLimits }
      this.#pool ??= new WorkerPool(new URL('./story-thread.ts', import.meta.url), options)
    }
    const pool = this.#pool
    if (!pool) return this.#here
    return { read: (slug) => pool.run('read', slug), render: (task) => pool.run('render', task) }
  }

  /** Stops the threads, so that their memory is free. More work starts others. */
  async close(): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    await pool?.close()
  }
}
