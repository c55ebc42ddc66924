import { execFile } from 'node:child_process'
import { watch } from 'node:fs'
import { promisify } from 'node:util'
import { withoutPasswords } from '../../../lib/settings/settings.ts'

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
      const isGood = await this.#build().catch(failed)
      const built = isGood ? new Date().toISOString() : this.#state.built
      this.#state = { isBuilding: false, isGood, built }
    }
  }
}

/** Prints an error that is not one of the content, which the build prints itself. */
function failed(error: unknown): false {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`The site cannot be built.\n${withoutPasswords(reason)}`)
  return false
}

/** Calls a function after each change in a folder, once for all events of a save. */
export function watchFolder(folder: string, changed: () => void): void {
  let saved: NodeJS.Timeout | undefined
  watch(folder, { recursive: true }, (_, name) => {
    if (name?.startsWith('.git')) return // Git’s own files
    clearTimeout(saved)
    saved = setTimeout(changed, ONE_SAVE)
  })
}

/** The time in ms within which all events of one save arrive. */
const ONE_SAVE = 50

/** The time in milliseconds between two requests for commits to a Git remote. */
const PULL_EVERY = 5_000

/**
 * Pulls the commits of the Git remote of a folder, again and again. It never merges: where the branches have separated,
 * it says so once, and asks again.
 */
export async function pullAgainAndAgain(folder: string): Promise<never> {
  let said = ''
  for (;;) {
    const problem = await promisify(execFile)('git', ['-C', folder, 'pull', '--ff-only', '--quiet']).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    if (problem !== said && problem !== '')
      console.error(`The Git remote cannot be pulled.\n${withoutPasswords(problem)}`)
    said = problem
    await new Promise((resolve) => setTimeout(resolve, PULL_EVERY))
  }
}
