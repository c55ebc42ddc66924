import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { childEnvironment } from '../../../lib/settings/process.ts'

/** The options with which a program is run. */
export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>
  /** The values of variables that this process does not have. */
  readonly usual?: Readonly<Record<string, string>>
  /** What the program reads on its standard input. */
  readonly input?: string | Buffer
}

/** The result of a program. */
export interface ProgramResult {
  /** The exit code; undefined if the program is not installed. */
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program and waits until it ends. Messages are in English, so that Masthead can recognise them. */
export function runProgram(
  name: string,
  words: readonly string[],
  { env = {}, usual = {}, input }: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, words, { env: childEnvironment({ LC_ALL: 'C', ...env }, usual), windowsHide: true })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (data) => out.push(data))
    child.stderr.on('data', (data) => err.push(data))
    child.stdin.on('error', () => {}) // It ended before it had read everything: its exit code says why.
    child.stdin.end(input)
    child.on('error', (error) => {
      if ('code' in error && error.code === 'ENOENT') resolve({ code: undefined, stdout: '', stderr: '' })
      else reject(error)
    })
    child.on('close', (code) => {
      resolve({ code: code ?? -1, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() })
    })
  })
}

/** The pauses before another attempt, in milliseconds. */
const PAUSES = [1000, 4000, 16_000]

/** Runs a program again, after a pause, while the result is one that another attempt may change. */
export async function runWithRetries(
  run: () => Promise<ProgramResult>,
  isPassing: (result: ProgramResult) => boolean,
  pauses: readonly number[] = PAUSES,
): Promise<ProgramResult> {
  for (const pause of pauses) {
    const result = await run()
    if (!isPassing(result)) return result
    await wait(pause)
  }
  return run()
}
