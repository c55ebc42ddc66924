import { spawnSync } from 'node:child_process'

/** Milliseconds. */
const PAUSE = 500

/**
 * Ends this process when the one that started it ends. npm passes signals on to the shell between npm and this process, which
 * keeps them; and it passes on only SIGTERM and SIGINT.
 */
export function endWithParent(): void {
  const parent = process.ppid
  const npm = process.env.npm_lifecycle_event ? starterOfShell(parent) : undefined
  const look = () => {
    if (process.ppid !== parent || (npm !== undefined && !isAlive(npm))) process.kill(process.pid, 'SIGTERM')
  }
  setInterval(look, PAUSE).unref()
}

/** What started a process, if that is a shell; undefined where there is no `ps`. */
function starterOfShell(pid: number): number | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' })
  const [, starter] = /^\s*(\d+)\s+(?:\S*\/)?\w*sh -c /.exec(stdout ?? '') ?? []
  return starter === undefined ? undefined : Number(starter)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
