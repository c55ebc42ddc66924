import { availableParallelism } from 'node:os'
import type { WorkerData } from './build-context.ts'
import type { ReadContext, RenderContext, StoryWorker } from './render-context.ts'
import { renderStory, spoolStory } from './render-story.ts'
import { WorkerPool } from './worker-pool.ts'

/** Fewer stories than this are done sooner here than a second thread starts. */
const WORTH_A_THREAD = 48

/** This thread, and a thread for every core once there is enough to do. */
export class StoryWorkers {
  readonly #data: WorkerData
  readonly #here: StoryWorker
  #pool: WorkerPool | undefined

  /** @param pressRoom opens the room in which pages are pressed; it is asked for the first story to be pressed */
  constructor(reading: ReadContext, pressRoom: () => Promise<RenderContext>, data: WorkerData) {
    this.#data = data
    this.#here = {
      read: async (slug) => spoolStory(reading, slug),
      press: async (task) => renderStory(await pressRoom(), task),
    }
  }

  /** Those for so many stories. */
  for(count: number): StoryWorker {
    if (count > WORTH_A_THREAD) this.#pool ??= new WorkerPool(this.#data, availableParallelism())
    return this.#pool ?? this.#here
  }

  /** Stops the threads. */
  async close(): Promise<void> {
    await this.#pool?.close()
  }
}
