import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PUBLICATION, STORY } from '../fixtures/publication.ts'

const content = path.join(mkdtempSync(path.join(tmpdir(), 'next-dev-')), 'content')
const file = path.join(content, 'stories', STORY, 'en.md')
let server: ReturnType<typeof spawn>
let address = ''

/** Requests the story until its page contains a text; a server needs a moment to notice a saved file. */
function expectPageWith(text: string) {
  return vi.waitFor(
    async () => {
      const page = await (await fetch(`${address}/en/${STORY}/`)).text()
      expect(page).toContain(text)
    },
    { timeout: 120_000, interval: 100 },
  )
}

beforeAll(async () => {
  cpSync(PUBLICATION, content, { recursive: true })
  const env = { ...process.env, CONTENT_DIR: content, NODE_ENV: 'development' as const }
  const args = ['node_modules/next/dist/bin/next', 'dev', '--port', '0', '--hostname', '127.0.0.1']
  server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const printed: Buffer[] = []
  server.stdout?.on('data', (part: Buffer) => printed.push(part))
  await vi.waitFor(
    () => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(`${Buffer.concat(printed)}`) ?? []
      expect(found).toBeDefined()
      address = found ?? ''
    },
    { timeout: 120_000, interval: 100 },
  )
}, 130_000)

afterAll(async () => {
  if (server.exitCode !== null) return
  const ended = once(server, 'exit')
  server.kill()
  await ended
})

test('next dev shows a saved title at the next request, and a mistake in the front matter with its place', async () => {
  await expectPageWith('China has reached a new stage')
  const saved = readFileSync(file, 'utf8')
  writeFileSync(file, saved.replace(/^title: .*/m, 'title: A changed headline'))
  await expectPageWith('<h1>A changed headline')
  writeFileSync(file, saved.replace(/^title: /m, 'titel: '))
  await expectPageWith('en.md:2:1 key-missing')
  writeFileSync(file, saved)
  await expectPageWith('<h1>China has reached a new stage')
})
