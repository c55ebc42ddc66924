import { readFileSync, readlinkSync } from 'node:fs'
import os, { hostname } from 'node:os'
import { createContext, Script } from 'node:vm'

/** Whether output is coloured: only on a terminal, and never with NO_COLOR. */
export function printsColour(): boolean {
  return process.stdout.isTTY && !process.env.NO_COLOR
}

/** Whether a line of output may update itself: only on a terminal, and never in a CI job. */
export function updatesLines(): boolean {
  return process.stdout.isTTY && !process.env.CI
}

/** Whether a user can answer a question: only on a terminal, and never in a CI job. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true && !process.env.CI
}

/**
 * Returns the folder of the repository whose pull request GitHub Actions checks with this process; undefined in any
 * other place.
 */
export function githubWorkspace(): string | undefined {
  const { GITHUB_ACTIONS, GITHUB_WORKSPACE } = process.env
  return GITHUB_ACTIONS === 'true' ? (GITHUB_WORKSPACE ?? process.cwd()) : undefined
}

/** Returns the folder of the repository that GitLab checks with this process, or else the current folder. */
export function gitlabProject(): string {
  return process.env.CI_PROJECT_DIR || process.cwd()
}

/** Whether npm started this process. */
export function isStartedByNpm(): boolean {
  return Boolean(process.env.npm_lifecycle_event)
}

/** Whether `node --watch` started this process. */
export function isWatched(): boolean {
  return Boolean(process.env.WATCH_REPORT_DEPENDENCIES)
}

/** The address at which a command listens, and the name of the command for users. */
export interface ListenAddress {
  readonly host: string
  readonly port: number
  /** How a user calls it: `npm start`. */
  readonly command: string
}

/**
 * Returns where a command listens, from HOST and PORT.
 * @param usual the port if PORT is not set
 * @throws with a message for the user, if PORT is not a port
 */
export function placeToListen(usual: number, command: string): ListenAddress {
  const { HOST, PORT } = process.env
  const port = PORT ? Number(PORT) : usual
  if (PORT && (!/^\d+$/.test(PORT) || port > 65_535))
    throw new Error(`PORT is “${PORT}”. Write a whole number from 0 to 65535: PORT=${usual + 1} ${command}`)
  return { host: HOST || '127.0.0.1', port, command }
}

/**
 * Returns the environment for a child process: this one's, with other values.
 * @param usual the values of variables that this process does not have
 */
export function childEnvironment(
  values: Readonly<Record<string, string>>,
  usual: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  return { ...usual, ...process.env, ...values }
}

/** Prepares this process, and all that it starts, for a build for readers. */
export function prepareBuild(): void {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
}

/** Makes this build print how long each step took. */
export function requestTiming(): void {
  process.env.TIMING = 'on'
}

/** The environment variable that is set in a build and in all processes that it starts. */
const BEGUN = 'MASTHEAD_BUILD'

/** Whether this process is part of a build that holds its locks. */
export function isInBuild(): boolean {
  return process.env[BEGUN] !== undefined
}

/** Records whether this process, and all that it starts, is part of a build that holds its locks. */
export function setInBuild(isIn: boolean): void {
  if (isIn) process.env[BEGUN] = String(process.pid)
  else delete process.env[BEGUN]
}

/** Returns the value of the environment variable that has a key of another service; undefined if it is not set. */
export function secretIn(variable: string): string | undefined {
  return process.env[variable] || undefined
}

/** Returns the width of the window in characters; undefined if the output goes to a file or another program. */
export function windowWidth(): number | undefined {
  return Number.parseInt(process.env.COLUMNS ?? '', 10) || process.stdout.columns
}

/**
 * Returns the name of this machine; on Linux with its process namespace, because process ids are unique only within a
 * container.
 */
export function thisMachine(): string {
  const name = hostname().replace(/[^\w.-]/g, '')
  try {
    return `${name} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return name
  }
}

/**
 * Whether another process is running, by its id; false for this process, and for one that has ended and whose parent
 * has not asked for its result. In a container without an init process, such an entry stays for ever.
 */
export function isRunning(pid: number): boolean {
  if (pid === process.pid || pid === 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return !/^State:\s+[ZX]/m.test(statusOf(pid))
}

/** Returns what Linux says of a process; an empty text where there is no such file. */
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

/** Thrown when a function takes longer than its time limit. */
export class TimeExceeded extends Error {}

/**
 * The number of characters from which a text is read with a time limit. A shorter one is read faster than the timer is
 * set.
 */
export const WORTH_A_CLOCK = 5000

const work: { run: () => unknown } = { run: () => undefined }
const context = createContext(work)
const script = new Script('run()')

/**
 * Runs a function with a time limit. The limit is longer while other programs use the processors, because a short text
 * may take long then. The function may be stopped at any point, so it must not leave shared data half
 * changed.
 * @throws TimeExceeded when the time is over, and any error of the function itself
 */
export function withinTime<Result>(milliseconds: number, run: () => Result): Result {
  const outer = work.run
  work.run = run
  const timeout = Math.round(milliseconds * slowdown())
  try {
    const result: Result = script.runInContext(context, { timeout })
    return result
  } catch (error) {
    throw isTimeout(error) ? new TimeExceeded(`This took longer than ${timeout} ms.`) : error
  } finally {
    work.run = outer
  }
}

/** Returns how many programs share each processor: 1 or more. Windows does not tell. */
function slowdown(): number {
  const [lastMinute = 0] = os.loadavg()
  return Math.max(1, lastMinute / os.availableParallelism())
}

// The error comes from the other context, so it is not an instance of this context's Error.
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
