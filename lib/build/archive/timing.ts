/** Where the time of a build goes, step by step; the steps of one name are added up. */
export class Timing {
  readonly #steps = new Map<string, number>()
  #last = performance.now()

  /** What was done since the last step was this. */
  step(name: string): void {
    const now = performance.now()
    this.#steps.set(name, (this.#steps.get(name) ?? 0) + now - this.#last)
    this.#last = now
  }

  /** The steps in their order: seconds, and the share of the whole. */
  lines(): string[] {
    const whole = [...this.#steps.values()].reduce((sum, part) => sum + part, 0)
    const line = (name: string, part: number) =>
      `${(part / 1000).toFixed(2).padStart(8)} s ${((100 * part) / (whole || 1)).toFixed(1).padStart(5)} %  ${name}`
    return [...this.#steps].map(([name, part]) => line(name, part)).concat(line('in all', whole))
  }
}
