import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { WorkerData } from './build-context.ts'
import type {
  ReadContext,
  RenderContext,
  RenderTask,
  SpooledStory,
  StoryOutput,
  StoryWorker,
} from './render-context.ts'
import { renderStory, spoolStory } from './render-story.ts'
import type { WorkerReply, WorkerRequest } from './story-thread.ts'

/** With fewer stories than this, one thread finishes before a second one has started. */
const WORTH_A_THREAD = 48

/** Reads and renders stories in this thread, or in one thread for each core once there is enough work. */
export class StoryWorkers {
  readonly #data: WorkerData
  readonly #here: StoryWorker
  #pool: WorkerPool | undefined

  /** @param rendering creates the context in which pages are rendered; it is called for the first story to render */
  constructor(reading: ReadContext, rendering: () => Promise<RenderContext>, data: WorkerData) {
    this.#data = data
    this.#here = {
      read: async (slug) => spoolStory(reading, slug),
      render: async (task) => renderStory(await rendering(), task),
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

interface Job {
  readonly order: WorkerRequest
  readonly done: (answer: WorkerReply) => void
  readonly failed: (error: Error) => void
}

/**
 * How many stories one thread has queued at a time. That is enough that it never waits for the next, and few enough
 * that their pictures fit into memory.
 */
export const AT_HAND = 4

/**
 * The garbage of a story fits into this. With more room V8 would take 100 MB more for each thread, and be no faster.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }

/** A pool of threads that read and render stories. */
export class WorkerPool implements StoryWorker {
  readonly #workers: readonly Worker[]
  readonly #waiting: Job[] = []
  readonly #running = new Map<number, Job>()
  readonly #idle: Worker[] = []
  #orders = 0

  constructor(data: WorkerData, size: number) {
    this.#workers = Array.from({ length: size }, () => this.#start(data))
  }

  /** @throws the error that the thread threw */
  async read(slug: string): Promise<SpooledStory> {
    const { read } = await this.#order(slug)
    if (!read) throw new Error(`No thread read “${slug}”.`)
    return read
  }

  /** @throws the error that the thread threw */
  async render(task: RenderTask): Promise<StoryOutput> {
    const { pressed } = await this.#order(task)
    if (!pressed) throw new Error(`No thread pressed “${task.slug}”.`)
    return pressed
  }

  /** Stops the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }

  #order(job: WorkerRequest['job']): Promise<WorkerReply> {
    return new Promise((done, failed) => {
      this.#waiting.push({ order: { id: this.#orders++, job }, done, failed })
      const worker = this.#idle.shift()
      if (worker) this.#next(worker)
    })
  }

  #start(data: WorkerData): Worker {
    const worker = new Worker(new URL('./story-thread.ts', import.meta.url), { workerData: data, resourceLimits })
    worker.on('message', (answer: WorkerReply) => {
      const job = this.#running.get(answer.id)
      this.#running.delete(answer.id)
      this.#next(worker)
      if (answer.error === undefined) job?.done(answer)
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

  /**
   * Gives a thread its next job, or adds it to the idle list. A thread is on that list once for each further story it
   * could take.
   */
  #next(worker: Worker): void {
    const job = this.#waiting.shift()
    if (!job) return void this.#idle.push(worker)
    this.#running.set(job.order.id, job)
    worker.postMessage(job.order)
  }
}
