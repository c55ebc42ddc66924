import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { childEnvironment } from '../../settings/process.ts'

/** A running `next build`. */
export interface CodeCompiler {
  /**
   * Settles when the code is compiled.
   * @throws if the code does not compile, with what Next printed
   */
  readonly done: Promise<void>
  /** Stops Next, if it is still running, and waits until it has ended. */
  stop(): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Starts `next build`, which compiles the code and renders a page of each kind. Its output is stored until it ends,
 * because other steps print in the meantime.
 * @param mode what Masthead's adapter does with the pages (the variable PRESS)
 */
export function compileCode(mode: 'off' | 'later'): CodeCompiler {
  console.log('Compiling the pages, once: about a minute. Later builds skip this until the code changes.')
  const began = performance.now()
  const next = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({ PRESS: mode }),
  })
  const printed: Buffer[] = []
  for (const stream of [next.stdout, next.stderr]) stream.on('data', (part: Buffer) => printed.push(part))
  const closed = once(next, 'close')
  endWith(next)
  const done = closed.then(([status]) => {
    if (status === 0) return console.log(`Compiled in ${Math.round((performance.now() - began) / 1000)} s.`)
    throw new Error(`${Buffer.concat(printed)}\nThe code does not compile.`)
  })
  done.catch(() => {}) // The caller that awaits `done` gets the error. If the content has errors, nobody awaits it.
  return {
    done,
    async stop() {
      if (next.exitCode === null) next.kill()
      await closed
    },
  }
}

/** Ends a child process when a signal ends this process. */
function endWith(child: ChildProcess): void {
  const end = (signal: NodeJS.Signals) => {
    child.kill()
    process.kill(process.pid, signal) // no listener is left, so the process ends
  }
  for (const signal of SIGNALS) process.once(signal, end)
  child.once('close', () => {
    for (const signal of SIGNALS) process.off(signal, end)
  })
}
