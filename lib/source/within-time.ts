import os from 'node:os'
import { createContext, Script } from 'node:vm'

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
