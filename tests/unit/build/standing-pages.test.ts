import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { afterEach, expect, test, vi } from 'vitest'
import { standingPages } from '../../../lib/builder/render/standing-pages.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { readSealed, writeSealed } from '../../../lib/store/cache-folder.ts'
import { foldersOf } from '../../../lib/story/read/read-folder.ts'
import { withFrontMatter, writeNewsroom } from '../../content/newsroom.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const FILE = 'pages/history/en.md'
const page = (title: string, more = '') => withFrontMatter(`title: ${title}${more}`)

/** Reads the pages of a newsroom as a build does; returns the title of the page about its history. */
function titleIn(root: string, { code = 'one', own }: { code?: string; own?: string } = {}): string | undefined {
  const cacheFolder = path.join(root, '..', 'cache')
  const { publication } = readPublication(root)
  const pages = standingPages({ root, cacheFolder, code, own }, foldersOf(root, 'pages').names, publication)
  return pages.find(({ slug }) => slug === 'history')?.story?.editions.get('en')?.title
}

/** Changes the title that the cache has of the page, so that a reader of the cache can be told from one of the file. */
function renameInCache(root: string, title: string): void {
  const file = path.join(root, '..', 'cache', 'standing-pages')
  const kept = deserialize(readSealed(file) ?? new Uint8Array())
  kept.pages.find(({ slug }: { slug: string }) => slug === 'history').story.editions.get('en').title = title
  writeSealed(file, [serialize(kept)])
}

function cachedNewsroom(file = page('History'), more = {}): string {
  const root = writeNewsroom({ [FILE]: file, ...more })
  expect(titleIn(root)).toBe('History')
  renameInCache(root, 'From the cache')
  return root
}

test('pages come from the cache while nothing that they are read with has changed', () => {
  expect(titleIn(cachedNewsroom())).toBe('From the cache')
})

test('pages are read again if a page, site.yaml, the code, or the newsroom’s own code has changed', () => {
  const changed = cachedNewsroom()
  writeFileSync(path.join(changed, FILE), page('A longer history'))
  expect(titleIn(changed)).toBe('A longer history')
  const added = cachedNewsroom()
  mkdirSync(path.join(added, 'pages/jobs'))
  writeFileSync(path.join(added, 'pages/jobs/en.md'), page('Jobs'))
  expect(titleIn(added)).toBe('History')
  const renamed = cachedNewsroom()
  appendFileSync(path.join(renamed, 'site.yaml'), '\ntopics: {order: news}\n')
  expect(titleIn(renamed)).toBe('History')
  expect(titleIn(cachedNewsroom(), { code: 'two' })).toBe('History')
  expect(titleIn(cachedNewsroom(), { own: 'export default {}' })).toBe('History')
})

test('pages are read again when a file in `media` that they name has changed', () => {
  const text = page('History').replace('One paragraph.', 'See [the plan](/media/plan.txt).')
  const root = cachedNewsroom(text, { 'media/plan.txt': 'A plan.\n' })
  expect(titleIn(root)).toBe('From the cache')
  writeFileSync(path.join(root, 'media/plan.txt'), 'Another plan.\n')
  expect(titleIn(root)).toBe('History')
})

test('pages are read again when the time of one has come', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2026-01-01T00:00:00Z') / 1000))
  const text = page('History', '\nunpublish: {date: "2026-02-01T00:00:00Z", reason: It is out of date.}')
  const root = cachedNewsroom(text)
  expect(titleIn(root)).toBe('From the cache')
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2026-03-01T00:00:00Z') / 1000))
  expect(titleIn(root)).not.toBe('From the cache')
})

test('pages with problems, and a damaged cache, are read again', () => {
  const root = writeNewsroom({ [FILE]: page('History', '\nunknown: key') })
  expect(titleIn(root)).toBe(titleIn(root))
  expect(readSealed(path.join(root, '..', 'cache', 'standing-pages'))).toBeUndefined()
  const damaged = cachedNewsroom()
  writeFileSync(path.join(damaged, '..', 'cache', 'standing-pages'), 'damaged')
  expect(titleIn(damaged)).toBe('History')
})
