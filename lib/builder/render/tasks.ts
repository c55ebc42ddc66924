import { updatesLines } from '../../settings/process.ts'

/**
 * Prints the progress of a long build: one line that updates itself on a terminal, otherwise a line for every tenth.
 */
export class Progress {
  #done = 0
  readonly #verb: string
  readonly #total: number
  readonly #what: string
  readonly #isTerminal = updatesLines()

  /**
   * @param verb what is done: `Rendered`
   * @param what the things to which it is done
   */
  constructor(verb: string, total: number, what = 'stories') {
    this.#verb = verb
    this.#total = total
    this.#what = what
  }

  /** Counts one more that is done. */
  step(): void {
    this.#done += 1
    const isLast = this.#done === this.#total
    if (this.#total < 100) return
    const text = `${this.#verb} ${this.#done} of ${this.#total} ${this.#what}`
    if (this.#isTerminal) {
      if (isLast || this.#done % 20 === 0) process.stdout.write(`\r${text}${isLast ? '\n' : ''}`)
    } else if (isLast || this.#done % Math.ceil(this.#total / 10) === 0) {
      console.log(text)
    }
  }
}

/** Measures how long each step of a build takes, and its memory then. Steps with the same name are added up. */
export class Timing {
  readonly #steps = new Map<string, { readonly time: number; readonly memory: number }>()
  #last = performance.now()

  /** Assigns the time since the last step to the step of this name. */
  step(name: string): void {
    const now = performance.now()
    const time = (this.#steps.get(name)?.time ?? 0) + now - this.#last
    this.#steps.set(name, { time, memory: process.memoryUsage.rss() })
    this.#last = now
  }

  /** Returns one line for each step, in order: its seconds, its share of the total, and the memory at its end. */
  lines(): string[] {
    const steps = [...this.#steps]
    const whole = steps.reduce((sum, [, { time }]) => sum + time, 0)
    const most = Math.max(0, ...steps.map(([, { memory }]) => memory))
    const line = (name: string, time: number, memory: number) =>
      [
        `${(time / 1000).toFixed(2).padStart(8)} s`,
        `${((100 * time) / (whole || 1)).toFixed(1).padStart(5)} %`,
        `${Math.round(memory / 1e6)} MB`.padStart(7),
        ` ${name}`,
      ].join(' ')
    return [...steps.map(([name, { time, memory }]) => line(name, time, memory)), line('in all', whole, most)]
  }
}

/**
 * Runs a task for each item, a limited number of them at a time. After an error it starts no more tasks.
 * @returns the results, in the order of the items
 * @throws the first error, once no task is running: the caller can then safely delete what they were writing
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const rest = items.entries()
  const results: Result[] = []
  const errors: unknown[] = []
  const worker = async () => {
    for (const [index, item] of rest) {
      if (errors.length > 0) return
      try {
        results[index] = await work(item)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: limit }, worker))
  if (errors.length > 0) throw errors[0]
  return results
}
