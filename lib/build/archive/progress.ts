import { updatesLines } from '../../settings/process.ts'

/**
 * Prints the progress of a long build: one line that updates itself on a terminal, otherwise a line for every tenth.
 */
export class Progress {
  #done = 0
  readonly #verb: string
  readonly #total: number
  readonly #isTerminal = updatesLines()

  /** @param verb what is done to the stories: `Pressed` */
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
