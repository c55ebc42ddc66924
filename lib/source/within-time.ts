import { createContext, Script } from 'node:vm'

/** Says that some work took longer than it may. */
export class TimeExceeded extends Error {}

interface Work {
  run: () => unknown
}

const work: Work = { run: () => undefined }
const context = createContext(work)
const script = new Script('run()')

/**
 * Does some work, but for no longer than a time. It is cut short wherever it is: nothing that others see may be half done.
 * @throws TimeExceeded once the time is over, and whatever the work throws
 */
export function withinTime<Result>(milliseconds: number, run: () => Result): Result {
  const outer = work.run
  work.run = run
  try {
    const result: Result = script.runInContext(context, { timeout: milliseconds })
    return result
  } catch (error) {
    throw isTimeout(error) ? new TimeExceeded(`This took longer than ${milliseconds} ms.`) : error
  } finally {
    work.run = outer
  }
}

// The error is of the other context, and so no Error of this one.
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
