import { updatesLines } from '../../settings/process.ts'

/**
 * Prints the progress of a long build: one line that updates itself on a terminal, otherwise a line for every tenth.
 */
export class Progress {
  #done = 0
  readonly #verb: string
  readonly #total: number
  readonly #isTerminal = updatesLines()

  /** @param verb what is done to the stories: `Rendered` */
  constructor(verb: string, total: number) {
    this.#verb = verb
    this.#total = total
  }

  /** Counts one more finished story. */
  step(): void {
    this.#done += 1
    const isLast = this.#done === this.#total
    if (this.#total < 100) return
    const text = `${this.#verb} ${this.#done} of ${this.#total} stories`
    if (this.#isTerminal) {
      if (isLast || this.#done % 20 === 0) process.stdout.write(`\r${text}${isLast ? '\n' : ''}`)
    } else if (isLast || this.#done % Math.ceil(this.#total / 10) === 0) {
      console.log(text)
    }
  }
}

/** Measures how long each step of a build takes. Steps with the same name are added up. */
export class Timing {
  readonly #steps = new Map<string, number>()
  #last = performance.now()

  /** Assigns the time since the last step to the step of this name. */
  step(name: string): void {
    const now = performance.now()
    this.#steps.set(name, (this.#steps.get(name) ?? 0) + now - this.#last)
    this.#last = now
  }

  /** Returns one line for each step, in order: its seconds, and its share of the total. */
  lines(): string[] {
    const whole = [...this.#steps.values()].reduce((sum, part) => sum + part, 0)
    const line = (name: string, part: number) =>
      `${(part / 1000).toFixed(2).padStart(8)} s ${((100 * part) / (whole || 1)).toFixed(1).padStart(5)} %  ${name}`
    return [...this.#steps].map(([name, part]) => line(name, part)).concat(line('in all', whole))
  }
}
