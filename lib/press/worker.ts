import { parentPort, workerData } from 'node:worker_threads'
import type { Hands } from './crew.ts'
import { openPressRoom, openReadingRoom } from './open-room.ts'
import {
  type PressedFiles,
  type PressRoom,
  type PressTask,
  pressWork,
  type ReadStory,
  readForPress,
} from './press-work.ts'

/** What a thread is asked for: to read a story by its slug, or to press one. */
export interface WorkerOrder {
  readonly id: number
  readonly job: string | PressTask
}

/** What it answers. */
export interface WorkerAnswer {
  readonly id: number
  readonly read?: ReadStory
  readonly pressed?: PressedFiles
  readonly error?: string
}

/** One story after another; stories share what pages are rendered from, so they must not overlap. */
function serve(): void {
  const reading = openReadingRoom(workerData)
  let pressRoom: Promise<PressRoom> | undefined // opened for the first story to be pressed, when the code is compiled
  const hands: Hands = {
    read: async (slug) => readForPress(reading, slug),
    press: async (task) => {
      pressRoom ??= openPressRoom(reading, workerData)
      return pressWork(await pressRoom, task)
    },
  }
  let last = Promise.resolve()
  parentPort?.on('message', (order: WorkerOrder) => {
    last = last.then(async () => parentPort?.postMessage(await answer(hands, order)))
  })
}

async function answer(hands: Hands, { id, job }: WorkerOrder): Promise<WorkerAnswer> {
  try {
    return typeof job === 'string' ? { id, read: await hands.read(job) } : { id, pressed: await hands.press(job) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

serve()
