import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { PUBLICATION } from '../fixtures/publication.ts'
import { Newsroom } from './newsroom.ts'

const NEXT_BUILD = ['node_modules/next/dist/bin/next', 'build']

interface Folders {
  readonly content: string
  readonly out: string
}

function environment({ content, out }: Folders, settings: Readonly<Record<string, string>> = {}) {
  const own = { NODE_ENV: 'production', CONTENT_DIR: content, OUT_DIR: out, CARDS: 'off' } as const
  return { ...process.env, ...own, ...settings }
}

/** `next build`, called by hand, where it is refused. */
function nextBuild(newsroom: Newsroom, settings: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, NEXT_BUILD, { env: environment(newsroom, settings), encoding: 'utf8' })
}

const home = mkdtempSync(path.join(tmpdir(), 'masthead-next-build-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** The site that `next build` makes, called by hand. It compiles for minutes, so it does so once for all tests. */
const site: Folders = { content: PUBLICATION, out: path.join(home, 'b/out') }
/** How it ended, and what it printed. */
const called = { status: -1, stdout: '', stderr: '' }
/** The same of Masthead's own build of that content into another folder, which began while Next compiled. */
let meanwhile: { readonly status: number | null; readonly stderr: string } = { status: null, stderr: '' }

beforeAll(async () => {
  const unneeded = '.next/unneeded'
  writeFileSync(unneeded, 'Next deletes it before it compiles.')
  const compiling = spawn(process.execPath, NEXT_BUILD, { env: environment(site), stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of ['stdout', 'stderr'] as const) {
    compiling[stream].setEncoding('utf8').on('data', (text: string) => {
      called[stream] += text
    })
  }
  const ended = once(compiling, 'close')
  await Promise.race([ended, vi.waitFor(() => expect(existsSync(unneeded)).toBe(false), 300_000)])
  const env = environment(site, { OUT_DIR: `${site.out}-other` })
  meanwhile = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], { env, encoding: 'utf8' })
  const [status] = await ended
  called.status = status
}, 1_800_000)

function expectSuccess(): void {
  const { status, stdout, stderr } = called
  expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, ''])
}

test('next build, called by hand, makes a whole site and leaves no lock', () => {
  expectSuccess()
  expect(verifyFolder(site.out)).toEqual([])
  expect(readdirSync(path.dirname(site.out))).toEqual(['out'])
  expect(existsSync('.next/cache/masthead/lock')).toBe(false)
})

test('next build renders every page of a publication, and each is the same as Masthead’s', () => {
  expectSuccess()
  const pages = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  const exported = pages('.next/stock')
  // Next has one 404 page; the build writes one more for each language.
  const published = pages(site.out).filter((name) => name === '404.html' || !name.endsWith('404.html'))
  expect(exported).toEqual(expect.arrayContaining(published))
  const [, rendered] =
    /Next rendered (\d+) pages, and Masthead renders each of them the same\./.exec(called.stdout) ?? []
  expect(Number(rendered)).toBeGreaterThanOrEqual(published.length)
})

test('while Next compiles, a build of the same content into another folder is refused', () => {
  expect(meanwhile).toMatchObject({ status: 1, stderr: expect.stringContaining('Another build is at work here') })
  expectSuccess()
})

test('next build, called by hand, is refused while another build works on the same folder', () => {
  const newsroom = new Newsroom()
  const lock = path.join(newsroom.home, 'out.masthead-lock')
  writeFileSync(lock, String(process.pid))
  const { status, stderr } = nextBuild(newsroom, { OUT_DIR: path.join(newsroom.home, 'out') })
  expect([status, stderr]).toEqual([1, expect.stringContaining('Another build is at work here')])
  expect(existsSync('.next/cache/masthead/lock')).toBe(false)
})

test('next build, called by hand, is refused if SOURCE_DATE_EPOCH is no time', () => {
  const { status, stderr } = nextBuild(new Newsroom(), { SOURCE_DATE_EPOCH: '2026-11-26' })
  expect([status, stderr]).toEqual([1, expect.stringContaining('SOURCE_DATE_EPOCH is “2026-11-26”')])
})
