import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findProgram } from './find-program.ts'

/** A screen that nobody sees. */
export interface Screen {
  /** As DISPLAY names it. */
  readonly name: string
  close(): void
}

/**
 * Opens a screen, for a browser that knows no other way to show a page.
 * @throws if it does not open
 */
export async function openScreen(): Promise<Screen> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1600x24', '-nolisten', 'tcp']
  const server = spawn(findProgram('screen'), args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const failed = once(server, 'exit').then(([code]) => Promise.reject(new Error(`Xvfb stopped with ${code}.`)))
  const [number] = await Promise.race([once(server.stdio[3] ?? server, 'data'), failed])
  return { name: `:${String(number).trim()}`, close: () => void server.kill() }
}
