import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { childEnvironment } from '../../../lib/settings/process.ts'

/** The result of a program. Its exit code is undefined if it is not installed. */
export type ProgramResult = Awaited<ReturnType<typeof runProgram>>

/** Runs a program and waits until it ends. Messages are in English, so that Masthead can recognise them. */
export async function runProgram(
  name: string,
  words: readonly string[],
  { env = {}, usual = {}, input }: ProgramOptions = {},
) {
  const options = { env: childEnvironment({ LC_ALL: 'C', ...env }, usual), windowsHide: true, maxBuffer: Infinity }
  const running = promisify(execFile)(name, words, options)
  running.child.stdin?.on('error', () => {}) // It ended before it had read everything: its exit code says why.
  running.child.stdin?.end(input)
  try {
    return { ...(await running), code: 0 }
  } catch (error) {
    const { code, stdout = '', stderr = '' }: Record<string, unknown> = Object(error)
    if (typeof code === 'string' && code !== 'ENOENT') throw error
    const ended = typeof code === 'number' ? code : -1 // It was killed.
    return { code: code === 'ENOENT' ? undefined : ended, stdout: String(stdout), stderr: String(stderr) }
  }
}

/** The options with which a program is run. */
interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>
  /** The values of variables that this process does not have. */
  readonly usual?: Readonly<Record<string, string>>
  /** What the program reads on its standard input. */
  readonly input?: string | undefined
}

/** The pauses before another attempt, in milliseconds. */
const PAUSES = [1000, 4000, 16_000]

/** Takes a step again, after a pause, while the result is one that another attempt may change. */
export async function withRetries<Result>(
  step: () => Promise<Result>,
  isPassing: (result: Result) => boolean,
  pauses: readonly number[] = PAUSES,
): Promise<Result> {
  for (const pause of pauses) {
    const result = await step()
    if (!isPassing(result)) return result
    await wait(pause)
  }
  return step()
}
