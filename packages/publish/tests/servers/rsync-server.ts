import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../site.ts'
import { freePort } from './s3-server.ts'

/** Whether the program rsync is installed. */
export const hasRsync = spawnSync('rsync', ['--version']).status === 0
if (!hasRsync) console.log('rsync is not installed: its tests are skipped.')

/** Starts a server of rsync on this machine, with a module that can be written and one that cannot. */
export async function startRsync() {
  const [home, folder, port] = [temporaryFolder(), temporaryFolder(), await freePort()]
  const module = (name: string, readOnly: string) =>
    `[${name}]\npath = ${folder}\nread only = ${readOnly}\nuse chroot = no\nuid = ${process.getuid?.()}\ngid = ${process.getgid?.()}\n`
  const config = path.join(home, 'rsyncd.conf')
  writeFileSync(config, `pid file = ${home}/pid\n${module('site', 'no')}${module('closed', 'yes')}`)
  const words = ['--daemon', '--no-detach', '--address=127.0.0.1', `--port=${port}`, `--config=${config}`]
  await startProgram('rsync', words, port)
  return { folder, port, address: `rsync://127.0.0.1:${port}` }
}

/**
 * Starts a server, and waits until it listens on a port of this machine. It is stopped after the test.
 * @throws if it ends before it listens
 */
export async function startProgram(
  name: string,
  words: readonly string[],
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn(name, words, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } })
  const said: string[] = []
  child.stderr.on('data', (data) => said.push(String(data)))
  onTestFinished(async () => {
    if (child.exitCode !== null) return
    child.kill()
    await once(child, 'exit')
  })
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`${name} does not start: ${said.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
