import { parentPort, workerData } from 'node:worker_threads'
import { openRoom } from './open-room.ts'
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
async function serve(): Promise<void> {
  const room = await openRoom(workerData)
  let last = Promise.resolve()
  parentPort?.on('message', (order: WorkerOrder) => {
    last = last.then(async () => parentPort?.postMessage(await answer(room, order)))
  })
}

async function answer(room: PressRoom, { id, job }: WorkerOrder): Promise<WorkerAnswer> {
  try {
    return typeof job === 'string' ? { id, read: readForPress(room, job) } : { id, pressed: await pressWork(room, job) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

await serve()
