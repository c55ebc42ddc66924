import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished, vi } from 'vitest'
import { listenAt, tryToListen } from '../../lib/server/local-server.ts'
import { writeNewsroom } from '../content/newsroom.ts'

// Each test starts a process.
vi.setConfig({ testTimeout: 120_000 })

const COMMANDS = [
  { script: 'packages/preview/start.ts', command: 'npm start', example: 'PORT=8081' },
  { script: 'packages/preview/serve.ts', command: 'npx masthead serve', example: 'PORT=8081' },
  { script: 'packages/preview/preview.ts', command: 'npx masthead preview', example: 'PORT=3001' },
]

for (const { script, command, example } of COMMANDS) {
  it.each(['abc', '65536', '-1', '80.5', ' '])(`${command} says that PORT=%s is not a port, and ends`, async (port) => {
    const message = `PORT is “${port}”. Write a whole number from 0 to 65535: ${example} ${command}\n`
    expect(await run(script, { PORT: port })).toEqual({ code: 1, stdout: '', stderr: message })
  })

  it(`${command} says at once that its port is taken`, async () => {
    const port = await takenPort()
    const message = `Port ${port} is taken by another program. Choose another: PORT=${port + 1} ${command}\n`
    expect(await run(script, { PORT: String(port) })).toEqual({ code: 1, stdout: '', stderr: message })
  })

  it(`${command} says that HOST is not an address of this machine`, async () => {
    const { code, stderr } = await run(script, { PORT: '0', HOST: '192.0.2.1' })
    expect([code, stderr]).toEqual([1, expect.stringContaining('HOST is “192.0.2.1”')])
  })
}

it('says the same where another program takes the port during the build', async () => {
  const server = createServer()
  onTestFinished(() => void server.close())
  const port = await listenAt(server, { host: '127.0.0.1', port: 0, command: 'npm start' })
  const place = { host: '127.0.0.1', port, command: 'npm start' }
  await expect(listenAt(createServer(), place)).rejects.toThrow(`Port ${port} is taken by another program.`)
  await expect(tryToListen(place)).rejects.toThrow(`Port ${port} is taken by another program.`)
})

/** A port on which another program listens; it answers nobody. */
async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const bound = server.address()
  if (typeof bound !== 'object' || !bound) throw new Error('The server has no address.')
  return bound.port
}

async function run(script: string, variables: Readonly<Record<string, string>>) {
  const env = { ...process.env, CONTENT_DIR: writeNewsroom(), HOST: '', ...variables }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill())
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code, stdout, stderr }
}
