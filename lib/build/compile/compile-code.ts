import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Next at work on the code. */
export interface CodeCompiler {
  /**
   * Settles when it is done.
   * @throws if the code does not compile; Next has said why
   */
  readonly done: Promise<void>
  /** Stops it, if it is still at work, and waits until it has stopped. */
  stop(): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Starts `next build`, which compiles the code and renders a page of each kind. What it prints is held back until it ends, for
 * others print meanwhile.
 * @param press what its adapter is to do with them (the variable PRESS)
 */
export function compileCode(press: 'off' | 'later'): CodeCompiler {
  console.log('Compiling the code, as it has changed …')
  const next = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PRESS: press },
  })
  const printed: Buffer[] = []
  for (const stream of [next.stdout, next.stderr]) stream.on('data', (part: Buffer) => printed.push(part))
  const closed = once(next, 'close')
  endWith(next)
  const done = closed.then(([status]) => {
    if (status === 0) return
    throw new Error(`${Buffer.concat(printed)}\nThe code does not compile.`)
  })
  done.catch(() => {}) // Whoever waits is told; nobody may wait, where the content has errors.
  return {
    done,
    async stop() {
      if (next.exitCode === null) next.kill()
      await closed
    },
  }
}

/** Ends a child when a signal ends this process. */
function endWith(child: ChildProcess): void {
  const end = (signal: NodeJS.Signals) => {
    child.kill()
    process.kill(process.pid, signal) // nobody listens any more: it ends
  }
  for (const signal of SIGNALS) process.once(signal, end)
  child.once('close', () => {
    for (const signal of SIGNALS) process.off(signal, end)
  })
}
