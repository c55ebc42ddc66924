/** Says how far a long build is: one line that renews itself on a terminal, a line for every tenth elsewhere. */
export class Progress {
  #done = 0
  readonly #isTerminal = process.stdout.isTTY && !process.env.CI

  /** One more story of `total` is pressed. */
  step(total: number): void {
    this.#done += 1
    const isLast = this.#done === total
    if (total < 100) return
    const text = `Pressed ${this.#done} of ${total} stories`
    if (this.#isTerminal) {
      if (isLast || this.#done % 20 === 0) process.stdout.write(`\r${text}${isLast ? '\n' : ''}`)
    } else if (isLast || this.#done % Math.ceil(total / 10) === 0) {
      console.log(text)
    }
  }
}
