import { availableParallelism } from 'node:os'
import type { RoomData } from './open-room.ts'
import {
  type PressedFiles,
  type PressRoom,
  type PressTask,
  pressWork,
  type ReadingRoom,
  type ReadStory,
  readForPress,
} from './press-work.ts'
import { WorkerPool } from './worker-pool.ts'

/** Those who read and press stories. */
export interface Hands {
  read(slug: string): Promise<ReadStory>
  press(task: PressTask): Promise<PressedFiles>
}

/** Fewer stories than this are done sooner here than a second thread starts. */
const WORTH_A_THREAD = 48

/** This thread, and a thread for every core once there is enough to do. */
export class Crew {
  readonly #data: RoomData
  readonly #here: Hands
  #pool: WorkerPool | undefined

  /** @param pressRoom opens the room in which pages are pressed; it is asked for the first story to be pressed */
  constructor(reading: ReadingRoom, pressRoom: () => Promise<PressRoom>, data: RoomData) {
    this.#data = data
    let last: Promise<unknown> = Promise.resolve()
    this.#here = {
      read: async (slug) => readForPress(reading, slug),
      press: (task) => {
        // One after another, for stories share what pages are rendered from.
        const next = last.then(async () => pressWork(await pressRoom(), task))
        last = next.catch(() => {})
        return next
      },
    }
  }

  /** Those for so many stories. */
  for(count: number): Hands {
    if (count > WORTH_A_THREAD) this.#pool ??= new WorkerPool(this.#data, availableParallelism())
    return this.#pool ?? this.#here
  }

  /** Stops the threads. */
  async close(): Promise<void> {
    await this.#pool?.close()
  }
}
