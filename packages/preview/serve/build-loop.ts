/** The state of a site that is built again after each change. */
export interface LoopState {
  readonly isBuilding: boolean
  /** Whether the last finished build succeeded; undefined before the first one. */
  readonly isGood: boolean | undefined
  /** When the last good build finished: `2026-03-01T08:00:00.000Z`. */
  readonly built: string | undefined
}

/** Builds a site after each change, one build at a time. Changes during a build are one more build after it. */
export class BuildLoop {
  readonly #build: () => Promise<boolean>
  #state: LoopState = { isBuilding: false, isGood: undefined, built: undefined }
  #isWanted = false

  /** @param build builds the site, and returns whether it succeeded */
  constructor(build: () => Promise<boolean>) {
    this.#build = build
  }

  get state(): LoopState {
    return this.#state
  }

  /** Asks for a build: at once, or after the one that is running, which then settles later. */
  async request(): Promise<void> {
    this.#isWanted = true
    if (this.#state.isBuilding) return
    while (this.#isWanted) {
      this.#isWanted = false
      this.#state = { ...this.#state, isBuilding: true }
      const isGood = await this.#build().catch(() => false)
      const built = isGood ? new Date().toISOString() : this.#state.built
      this.#state = { isBuilding: false, isGood, built }
    }
  }
}
