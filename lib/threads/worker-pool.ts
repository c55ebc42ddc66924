import { availableParallelism } from 'node:os'
import { parentPort, Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * The number of tasks that a thread has at a time: enough that it never waits for the next, and few enough that the
 * pictures of as many stories fit into memory.
 */
export const TASKS_PER_THREAD = 4

// What a thread makes of a story is garbage soon. With space for several stories, most of it is when V8 collects.
const resourceLimits = { maxYoungGenerationSizeMb: 64 }

/** A task in a thread, or waiting for one. Its methods settle the promise of `run`. */
interface Job {
  readonly task: Task
  done(result: unknown): void
  failed(error: Error): void
}

/** The message that starts a task. */
interface Task {
  readonly id: number
  readonly name: PropertyKey
  readonly input: unknown
}

/** The message that ends a task: with the result, or with the text of the error that it threw. */
interface Reply {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

/**
 * A pool of threads that run tasks. Each thread runs a module that calls `serveTasks`.
 *
 * This is not tinypool or piscina, because both replace a thread that crashed and go on, where a build must stop, and
 * tinypool does not type tasks and results. What the users of the pool need is shorter than their own code.
 */
export class WorkerPool<Tasks extends Record<keyof Tasks, (input: never) => unknown>> {
  readonly #threads: readonly { readonly worker: Worker; readonly running: Map<number, Job> }[]
  readonly #waiting: Job[] = []
  #count = 0
  #error: Error | undefined

  constructor(module: URL, options: WorkerOptions, size = availableParallelism()) {
    this.#threads = Array.from({ length: size }, () => this.#start(new Worker(module, { resourceLimits, ...options })))
  }

  /**
   * Runs a task in the thread that has the fewest.
   * @throws the error that the task threw; or, if a thread ended, the reason, for this task and all later ones
   */
  run<Name extends keyof Tasks>(
    name: Name,
    input: Parameters<Tasks[Name]>[0],
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    return new Promise((done, failed) => {
      if (this.#error) return failed(this.#error)
      this.#waiting.push({ task: { id: this.#count++, name, input }, done, failed })
      this.#assign()
    })
  }

  /** Stops the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }

  #start(worker: Worker) {
    const running = new Map<number, Job>()
    worker.on('message', ({ id, result, error }: Reply) => {
      const job = running.get(id)
      running.delete(id)
      this.#assign()
      if (error === undefined) job?.done(result)
      else job?.failed(new Error(error))
    })
    const fail = (reason: string, cause?: unknown) => this.#fail(new Error(reason + workOf(running), { cause }))
    worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error), error))
    worker.on('exit', () => fail('A worker thread ended before its tasks were done.'))
    return { worker, running }
  }

  #assign(): void {
    const { worker, running } = this.#threads.reduce((a, b) => (b.running.size < a.running.size ? b : a))
    const job = running.size < TASKS_PER_THREAD && this.#waiting.shift()
    if (!job) return
    running.set(job.task.id, job)
    worker.postMessage(job.task)
  }

  #fail(error: Error): void {
    this.#error ??= error
    for (const job of this.#threads.flatMap(({ running }) => [...running.values()])) job.failed(error)
    for (const job of this.#waiting.splice(0)) job.failed(error)
  }
}

/** Returns what a thread was at work on, for a message: whoever looks for the cause begins with these stories. */
function workOf(running: ReadonlyMap<number, Job>): string {
  const tasks = [...running.values()].map(
    ({ task }) => `${String(task.name)} ${(JSON.stringify(task.input) ?? '').slice(0, MOST_SHOWN)}`,
  )
  return tasks.length === 0 ? '' : ` It was at work on: ${tasks.join(', ')}`
}

/** The number of characters of a task’s input in a message: it begins with the name of a story. */
const MOST_SHOWN = 80

/** Runs the tasks that the pool sends to this thread. */
export function serveTasks(tasks: object): void {
  parentPort?.on('message', async ({ id, name, input }: Task) => {
    try {
      parentPort?.postMessage({ id, result: await Reflect.get(tasks, name)(input) })
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      parentPort?.postMessage({ id, error: text })
    }
  })
}
