import { spawn, spawnSync } from 'node:child_process'
import { expect, onTestFinished, vi } from 'vitest'

/** An npm script that runs, with the processes that it started. */
export interface NpmTree {
  /** Signals to npm alone. */
  signal(name: NodeJS.Signals): void
  /** Signals to all its processes, as a terminal does. */
  signalAll(name: NodeJS.Signals): void
  /** Those of the processes that are still alive. */
  alive(): string[]
}

/**
 * Starts an npm script, and waits until it has printed something.
 * @throws with all that it printed, if it ends before
 */
export async function runNpm(
  script: string,
  variables: Readonly<Record<string, string>>,
  until: RegExp,
): Promise<NpmTree> {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', ...variables }
  const npm = spawn('npm', ['run', script], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  await new Promise<void>((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk
      if (until.test(printed)) resolve()
    }
    npm.stdout.on('data', read)
    npm.stderr.on('data', read)
    npm.once('exit', () => reject(new Error(`It ended.\n${printed}`)))
  })
  const tree = descendants(String(npm.pid))
  onTestFinished(() => {
    for (const { pid } of stillThere(tree)) process.kill(Number(pid), 'SIGKILL')
  })
  return {
    signal: (name) => npm.kill(name),
    signalAll: (name) => process.kill(-Number(npm.pid), name),
    alive: () => stillThere(tree).map(({ pid, command }) => `${pid} ${command}`),
  }
}

/** Waits until none of the processes is alive. */
export async function expectNone(npm: NpmTree): Promise<void> {
  await vi.waitFor(() => expect(npm.alive()).toEqual([]), { timeout: 30_000, interval: 200 })
}

interface Process {
  readonly pid: string
  readonly parent: string
  readonly command: string
}

/** All processes that are alive: not those that have ended and that nobody has asked for. */
function processes(): Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid = '', parent = '', state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return pid && !state.startsWith('Z') ? [{ pid, parent, command }] : []
  })
}

function stillThere(tree: readonly Process[]): Process[] {
  return processes().filter(({ pid, command }) => tree.some((one) => one.pid === pid && one.command === command))
}

function descendants(root: string): Process[] {
  const all = processes()
  const found = all.filter(({ pid }) => pid === root)
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid))
  return found
}
