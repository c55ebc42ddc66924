import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startWriting } from '../../tests/browser/written-site.ts'
import { PUBLICATION, STORY } from '../../tests/fixtures/publication.ts'
import { median, table } from './table.ts'

/**
 * `npm run bench:saves -- [--saves 10]` measures how long `npm run dev` and `next dev` take to answer with what was
 * saved: a title, and a style sheet of this checkout, which it restores at the end. No browser takes part.
 */
const { values } = parseArgs({ options: { saves: { type: 'string', default: '10' } } })
const parent = mkdtempSync(path.join(tmpdir(), 'masthead-bench-'))
const content = path.join(parent, 'content')
cpSync(PUBLICATION, content, { recursive: true })

/** A file, and its text with something that the page then contains. */
const SAVES = {
  title: {
    file: path.join(content, 'stories', STORY, 'en.md'),
    edit: (text: string, mark: string) => text.replace(/^title: .*/m, `title: Saved ${mark}`),
  },
  'style sheet': {
    file: 'app/base.css',
    edit: (text: string, mark: string) => `${text}\nbody { outline-offset: ${mark}px }\n`,
  },
}

const originals = Object.values(SAVES).map(({ file }) => ({ file, text: readFileSync(file, 'utf8') }))
const restore = () => {
  for (const { file, text } of originals) writeFileSync(file, text)
}
process.once('SIGINT', () => process.exit(1))
process.once('exit', () => {
  restore()
  rmSync(parent, { recursive: true })
})

/** A server of pages, and how it tells an open page that it may have changed. */
interface Server {
  readonly origin: string
  changed(): Promise<void>
  stop(): Promise<void>
}

const rows = [await measured('npm run dev', startMasthead), await measured('next dev', startNext)]
console.log(table(['', 'first page', ...Object.keys(SAVES).map((name) => `a saved ${name}`)], rows))

async function measured(name: string, start: () => Promise<Server>): Promise<string[]> {
  const started = performance.now()
  const server = await start()
  const address = `${server.origin}/en/${STORY}/`
  await fetch(address)
  const first = performance.now() - started
  const waits: string[] = []
  for (const { file, edit } of Object.values(SAVES)) {
    const original = readFileSync(file, 'utf8')
    const times: number[] = []
    for (let number = 1; number <= Number(values.saves); number++) {
      await wait(1500) // as long as what the last save began may take
      times.push(
        await timeOfSave(
          server,
          address,
          () => writeFileSync(file, edit(original, `${number}.0625`)),
          `${number}.0625`,
        ),
      )
    }
    waits.push(`${inSeconds(median(times))}, at most ${inSeconds(Math.max(...times))}`)
    writeFileSync(file, original)
  }
  await server.stop()
  return [name, inSeconds(first), ...waits]
}

/** Returns the time from a save until the page, or a style sheet that it links, contains a text. */
async function timeOfSave(server: Server, address: string, save: () => void, text: string): Promise<number> {
  const saved = performance.now()
  let changed = server.changed()
  save()
  do {
    await changed
    changed = server.changed()
  } while (!(await shows(address, text)))
  return performance.now() - saved
}

async function shows(address: string, text: string): Promise<boolean> {
  const page = await (await fetch(address)).text()
  if (page.includes(text)) return true
  for (const [, href = ''] of page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
    if ((await (await fetch(new URL(href, address))).text()).includes(text)) return true
  }
  return false
}

async function startMasthead(): Promise<Server> {
  const { origin, stop } = await startWriting(content)
  const { body } = await fetch(`${origin}/@live/changes`)
  let change = Promise.withResolvers<void>()
  const listen = async () => {
    for await (const _ of body ?? []) {
      change.resolve()
      change = Promise.withResolvers()
    }
  }
  listen().catch(() => {}) // it ends with the server
  return { origin, stop, changed: () => change.promise }
}

async function startNext(): Promise<Server> {
  const next = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'dev', '--port', '0', '--hostname', '127.0.0.1'],
    {
      env: { ...process.env, CONTENT_DIR: content, NODE_ENV: 'development' as const },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const origin = await new Promise<string>((resolve, reject) => {
    let printed = ''
    for (const stream of [next.stdout, next.stderr])
      stream.on('data', (part: Buffer) => {
        printed += part
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? []
        if (found) resolve(found)
      })
    next.once('exit', () => reject(new Error(`next dev ended.\n${printed}`)))
  })
  const stop = async () => {
    const ended = once(next, 'exit')
    next.kill()
    await ended
  }
  return { origin, stop, changed: () => wait(20) }
}

function inSeconds(milliseconds = 0): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}
