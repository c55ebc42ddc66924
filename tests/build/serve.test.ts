import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { Newsroom } from './newsroom.ts'

test('serve builds each change and publishes it, says if it is well, and a restart loses nothing', async () => {
  const newsroom = new Newsroom()
  const published = path.join(newsroom.home, 'published')
  const serve = (...options: string[]) => startServing(newsroom, ...options)
  const first = await serve('--watch', '--run', `echo done >> "${published}"`)
  const health = async (origin: string) => {
    const { status } = await fetch(`${origin}/@live/health`)
    return status
  }
  const text = async (origin: string) => (await fetch(`${origin}/en/dispatch-1/`)).text()
  const poll = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 600_000, interval: 200 })
  await poll(() => health(first.origin)).toBe(200)
  const times = () => readFileSync(published, 'utf8').match(/done/g)?.length
  expect(times()).toBe(1)

  const story = path.join(newsroom.content, 'stories/dispatch-1/en.md')
  appendFileSync(story, '\nA second ship came in.\n')
  await poll(() => text(first.origin)).toContain('A second ship came in.')
  await poll(async () => times()).toBe(2)

  // A mistake leaves the site as it is, until it is corrected.
  const good = readFileSync(story, 'utf8')
  writeFileSync(story, good.replace(/^date: .*$/m, 'date: 2025-13-01'))
  await poll(() => health(first.origin)).toBe(503)
  expect(await text(first.origin)).toContain('A second ship came in.')
  await first.stop()

  // What changed while nobody served is built after the restart; until then the last site is served.
  writeFileSync(story, `${good}\nA third ship came in.\n`)
  const second = await serve('--watch')
  expect(await text(second.origin)).toContain('A second ship came in.')
  await poll(() => text(second.origin)).toContain('A third ship came in.')
  await second.stop()

  const third = await serve()
  expect([await health(third.origin), existsSync(newsroom.out)]).toEqual([200, true])
  expect(await text(third.origin)).toContain('A third ship came in.')
})

/** Starts `masthead serve`, and waits until it says where. */
async function startServing({ content, out }: Newsroom, ...options: string[]) {
  const env = { ...process.env, CONTENT_DIR: content, OUT_DIR: out, PORT: '0', CARDS: 'off', PRECOMPRESS: 'off' }
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore']
  const server: ChildProcess = spawn(process.execPath, ['lib/cli/masthead.mjs', 'serve', ...options], { env, stdio })
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill()
    await once(server, 'exit')
  }
  onTestFinished(stop)
  if (!server.stdout) throw new Error('The server has no output.')
  for await (const line of createInterface(server.stdout)) {
    const [, origin] = /^Open (http:\/\/\S+)\//.exec(line) ?? []
    if (origin) {
      server.stdout.resume()
      return { origin, stop }
    }
  }
  throw new Error('The server ended.')
}
