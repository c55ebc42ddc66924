import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A real server that serves one folder on 127.0.0.1, until stopped. */
export interface Host {
  readonly origin: string
  stop(): Promise<void>
}

/** Writes one of a server's own files. */
export function write(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, name), text)
  return path.join(folder, name)
}

/**
 * Starts a server, and waits until it answers.
 * @throws if it is not installed, or stops
 */
export async function start(
  origin: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Host> {
  if (
    ![...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin'].some((folder) =>
      existsSync(path.join(folder, command)),
    )
  ) {
    throw new Error(`${command} is not installed. On Debian: apt-get install nginx-light apache2 caddy python3`)
  }
  const search = { ...process.env, ...env, PATH: `${process.env.PATH}:/usr/sbin` }
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: search })
  let said = ''
  child.stderr?.on('data', (data) => {
    said += String(data)
  })
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error(`${command} stopped: ${said}`)
    if (
      await fetch(origin, { redirect: 'manual' }).then(
        () => true,
        () => false,
      )
    )
      break
    await pause(100)
  }
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return { origin, stop }
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.')
  return address.port
}
