import { spawnSync } from 'node:child_process'
import { isStartedByNpm } from '../../../lib/settings/process.ts'

/**
 * Ends this process when one of the processes that started it ends: npm, its shell, or an older Node (needed-node.mjs).
 * Signals do not arrive here: npm passes only SIGTERM and SIGINT on, and its shell does not pass them on.
 */
export function endWithParent(): void {
  const parent = process.ppid
  const starters = isStartedByNpm() ? startersUpToNpm(parent) : []
  const look = () => {
    if (process.ppid !== parent || !starters.every(isAlive)) process.kill(process.pid, 'SIGTERM')
  }
  setInterval(look, PAUSE).unref()
}

/** The time between two checks, in milliseconds. */
const PAUSE = 500

/** Returns the process ids that started a shell or an older Node, up to npm; none if there is no `ps`. */
function startersUpToNpm(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' })
  const [, number, words = ''] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? []
  const starter = Number(number)
  if (/^(?:\S*\/)?\w*sh -c /.test(words)) return [starter]
  return words.includes('needed-node.mjs') ? [starter, ...startersUpToNpm(starter)] : []
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
