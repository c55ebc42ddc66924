import { availableParallelism } from 'node:os'
import type { WorkerData } from './build-context.ts'
import type { ReadContext, RenderContext, StoryWorker } from './render-context.ts'
import { renderStory, spoolStory } from './render-story.ts'
import { WorkerPool } from './worker-pool.ts'

/** With fewer stories than this, one thread finishes before a second one has started. */
const WORTH_A_THREAD = 48

/** Reads and renders stories in this thread, or in one thread for each core once there is enough work. */
export class StoryWorkers {
  readonly #data: WorkerData
  readonly #here: StoryWorker
  #pool: WorkerPool | undefined

  /** @param pressRoom creates the context in which pages are rendered; it is called for the first story to render */
  constructor(reading: ReadContext, pressRoom: () => Promise<RenderContext>, data: WorkerData) {
    this.#data = data
    this.#here = {
      read: async (slug) => spoolStory(reading, slug),
      press: async (task) => renderStory(await pressRoom(), task),
    }
  }

  /** Returns the worker pool, or this thread if there is too little work. */
  for(count: number): StoryWorker {
    if (count > WORTH_A_THREAD) this.#pool ??= new WorkerPool(this.#data, availableParallelism())
    return this.#pool ?? this.#here
  }

  /** Stops the threads. */
  async close(): Promise<void> {
    await this.#pool?.close()
  }
}
