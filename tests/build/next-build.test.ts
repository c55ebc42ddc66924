import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { PUBLICATION } from '../fixtures/publication.ts'
import { Newsroom } from './newsroom.ts'

const NEXT_BUILD = ['node_modules/next/dist/bin/next', 'build']

function environment(
  { content, out }: Pick<Newsroom, 'content' | 'out'>,
  settings: Readonly<Record<string, string>> = {},
) {
  const own = { NODE_ENV: 'production', CONTENT_DIR: content, OUT_DIR: out, CARDS: 'off' } as const
  return { ...process.env, ...own, ...settings }
}

/** `next build`, called by hand. */
function nextBuild(newsroom: Newsroom, settings: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, NEXT_BUILD, { env: environment(newsroom, settings), encoding: 'utf8' })
}

test('next build, called by hand, makes a whole site and leaves no lock', () => {
  const newsroom = new Newsroom()
  const { status, stdout, stderr } = nextBuild(newsroom)
  expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, ''])
  expect(verifyFolder(newsroom.out)).toEqual([])
  expect(readdirSync(path.dirname(newsroom.out))).toEqual(['out'])
  expect(existsSync('.next/cache/masthead/lock')).toBe(false)
})

test('next build renders every page of a publication, and each is the same as Masthead’s', () => {
  const { out } = new Newsroom()
  const env = environment({ content: PUBLICATION, out }, { CARDS: 'off' })
  const { status, stdout, stderr } = spawnSync(process.execPath, NEXT_BUILD, { env, encoding: 'utf8' })
  expect([status, status === 0 ? '' : stdout + stderr]).toEqual([0, ''])
  const pages = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  const exported = pages('.next/stock')
  // Next has one 404 page; the build writes one more for each language.
  const published = pages(out).filter((name) => name === '404.html' || !name.endsWith('404.html'))
  expect(exported).toEqual(expect.arrayContaining(published))
  const [, rendered] = /Next rendered (\d+) pages, and Masthead renders each of them the same\./.exec(stdout) ?? []
  expect(Number(rendered)).toBeGreaterThanOrEqual(published.length)
})

test('next build, called by hand, is refused while another build works on the same folder', () => {
  const newsroom = new Newsroom()
  const lock = path.join(newsroom.home, 'out.masthead-lock')
  writeFileSync(lock, String(process.pid))
  const { status, stderr } = nextBuild(newsroom, { OUT_DIR: path.join(newsroom.home, 'out') })
  expect([status, stderr]).toEqual([1, expect.stringContaining('Another build is at work here')])
  expect(existsSync('.next/cache/masthead/lock')).toBe(false)
})

test('while Next compiles, a build of the same content into another folder is refused', async () => {
  const newsroom = new Newsroom()
  const unneeded = '.next/unneeded'
  writeFileSync(unneeded, 'Next deletes it before it compiles.')
  const compiling = spawn(process.execPath, NEXT_BUILD, { env: environment(newsroom), stdio: 'ignore' })
  const ended = once(compiling, 'exit')
  await vi.waitFor(() => expect(existsSync(unneeded)).toBe(false), 60_000)
  const env = environment(newsroom, { OUT_DIR: `${newsroom.out}-other` })
  const { status, stderr } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], { env, encoding: 'utf8' })
  expect([status, stderr]).toEqual([1, expect.stringContaining('Another build is at work here')])
  expect(await ended).toEqual([0, null])
  expect(verifyFolder(newsroom.out)).toEqual([])
})

test('next build, called by hand, is refused if SOURCE_DATE_EPOCH is no time', () => {
  const { status, stderr } = nextBuild(new Newsroom(), { SOURCE_DATE_EPOCH: '2026-11-26' })
  expect([status, stderr]).toEqual([1, expect.stringContaining('SOURCE_DATE_EPOCH is “2026-11-26”')])
})
