import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { RoomData } from './open-room.ts'
import type { PressedWork } from './press-work.ts'
import type { WorkerAnswer } from './worker.ts'

interface Job {
  readonly slug: string
  readonly done: (pressed: PressedWork) => void
  readonly failed: (error: Error) => void
}

/** How many stories one thread has at hand, so that it never waits for the next. */
const AT_HAND = 4

/** Threads that press stories. */
export class WorkerPool {
  readonly #workers: readonly Worker[]
  readonly #waiting: Job[] = []
  readonly #running = new Map<string, Job>()

  constructor(data: RoomData, size: number) {
    this.#workers = Array.from({ length: size }, () => this.#start(data))
  }

  /**
   * Presses a story on the next free thread.
   * @throws what the thread threw
   */
  press(slug: string): Promise<PressedWork> {
    return new Promise((done, failed) => {
      this.#waiting.push({ slug, done, failed })
    })
  }

  /** Stops the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }

  #start(data: RoomData): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: data })
    worker.on('message', (answer: WorkerAnswer) => {
      const job = this.#running.get(answer.slug)
      this.#running.delete(answer.slug)
      this.#next(worker)
      if (answer.pressed) job?.done(answer.pressed)
      else job?.failed(new Error(answer.error))
    })
    worker.on('error', (error) => {
      const reason = error instanceof Error ? error : new Error(String(error))
      for (const job of [...this.#running.values(), ...this.#waiting.splice(0)]) job.failed(reason)
    })
    once(worker, 'online').then(
      () => {
        for (let index = 0; index < AT_HAND; index++) this.#next(worker)
      },
      () => {},
    )
    return worker
  }

  #next(worker: Worker): void {
    const job = this.#waiting.shift()
    if (!job) return
    this.#running.set(job.slug, job)
    worker.postMessage(job.slug)
  }
}
