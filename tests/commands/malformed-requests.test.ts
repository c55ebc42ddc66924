import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startWriting } from '../browser/written-site.ts'
import { seeded } from '../build/seeded.ts'
import { writeNewsroom } from '../content/newsroom.ts'
import { malformedRequest, statusOf } from './malformed-request.ts'

vi.setConfig({ testTimeout: 180_000 })

const REQUESTS = 5_000
const SEED = 20_251_126
/** So many are open at a time. */
const OPEN = 50

it('the server of a built site answers 5,000 malformed requests with no error of its own, and lives', async () => {
  expect(await failuresOf(await serveBuilt())).toEqual([])
})

it('the dev server answers 5,000 malformed requests with no error of its own, and lives', async () => {
  const site = await startWriting(writeNewsroom())
  onTestFinished(() => site.stop())
  const port = Number(new URL(site.origin).port)
  // The code is compiled when this answers.
  expect(await frontPage(port)).toContain('The Gazette')
  expect(await failuresOf(port)).toEqual([])
})

/** The requests that a server answered with an error of its own, and what is wrong afterwards. */
async function failuresOf(port: number): Promise<string[]> {
  const random = seeded(SEED)
  const requests = Array.from({ length: REQUESTS }, () => malformedRequest(random))
  const failures: string[] = []
  const answered = new Map<number, number>()
  const send = async () => {
    for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
      const status = await statusOf(port, request)
      answered.set(status, (answered.get(status) ?? 0) + 1)
      if (status >= 500) failures.push(`${status}: ${JSON.stringify(request)}`)
    }
  }
  await Promise.all(Array.from({ length: OPEN }, send))
  for (const status of [200, 400, 403, 404]) if (!answered.has(status)) failures.push(`No answer was ${status}.`)
  const page = await frontPage(port)
  if (!page.includes('The Gazette')) failures.push(`The front page is ${page}`)
  return failures
}

async function frontPage(port: number): Promise<string> {
  try {
    return await (await fetch(`http://127.0.0.1:${port}/en/`, { headers: { connection: 'close' } })).text()
  } catch (error) {
    return String(error)
  }
}

/** Serves a small built site in a process of its own, as `npm start` does. */
async function serveBuilt(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-served-'))
  mkdirSync(path.join(folder, 'en/harvest'), { recursive: true })
  for (const name of ['index.html', 'en/index.html', 'en/harvest/index.html', '404.html'])
    writeFileSync(path.join(folder, name), '<!doctype html><title>The Gazette</title>')
  writeFileSync(path.join(folder, 'style.css'), 'p{}')
  const script = `
    import { serveFolder } from './packages/preview/serve/serve-folder.ts'
    const server = serveFolder(process.argv[1])
    server.listen(0, '127.0.0.1', () => console.log(server.address().port))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill()
    rmSync(folder, { recursive: true })
  })
  const [port] = await once(child.stdout, 'data')
  return Number(port)
}
