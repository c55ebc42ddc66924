import { parentPort, workerData } from 'node:worker_threads'
import { openRoom } from './open-room.ts'
import { type PressedWork, type PressRoom, pressWork } from './press-work.ts'

/** What it answers for each story. */
export interface WorkerAnswer {
  readonly slug: string
  readonly pressed?: PressedWork
  readonly error?: string
}

/** One story after another; stories share what pages are rendered from, so they must not overlap. */
async function serve(): Promise<void> {
  const room = await openRoom(workerData)
  let last = Promise.resolve()
  parentPort?.on('message', (slug: string) => {
    last = last.then(async () => parentPort?.postMessage(await answer(room, slug)))
  })
}

async function answer(room: PressRoom, slug: string): Promise<WorkerAnswer> {
  try {
    return { slug, pressed: await pressWork(room, slug) }
  } catch (error) {
    return { slug, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

await serve()
