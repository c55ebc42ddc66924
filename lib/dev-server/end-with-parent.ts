import { spawnSync } from 'node:child_process'

/** Milliseconds. */
const PAUSE = 500

/**
 * Ends this process when one of those that started it ends: npm, its shell, or an older Node (needed-node.mjs). npm passes
 * signals on to the shell, which keeps them; and it passes on only SIGTERM and SIGINT.
 */
export function endWithParent(): void {
  const parent = process.ppid
  const starters = process.env.npm_lifecycle_event ? startersUpToNpm(parent) : []
  const look = () => {
    if (process.ppid !== parent || !starters.every(isAlive)) process.kill(process.pid, 'SIGTERM')
  }
  setInterval(look, PAUSE).unref()
}

/** What started a shell or an older Node, and so on up to npm; nothing where there is no `ps`. */
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
