import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { cacheFolder, contentCacheFolder } from '../../../lib/store/cache-folder.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { readIndex, writeIndex } from '../../../lib/store/index-record.ts'
import { filesIn, read, temporaryFolder } from '../helpers/temporary-folder.ts'

const TEXT = 'The barns are full.'

/** A folder with a cache in which one file is. */
function aCache() {
  const folder = temporaryFolder()
  const open = () => new ContentCache(path.join(folder, 'cache'))
  const stored = open().addPlain('barns.txt', TEXT)
  const [name = ''] = filesIn(folder)
  return { folder, file: path.join(folder, name), stored, open }
}

/** What takes long to make, and how often it was made. */
function aMaker() {
  const make = vi.fn(async () => ({ files: [['a.jpg', Buffer.from('jpg')] as const], note: 'blue' }))
  return { make, remember: (cache: ContentCache, from = 'photograph') => cache.remember('assets/a.jpg', from, make) }
}

const DAMAGES: [string, (file: string) => void][] = [
  ['another byte', (file) => writeFileSync(file, readFileSync(file, 'latin1').replace(/[ap]/, 'o'), 'latin1')],
  ['a missing end', (file) => truncateSync(file, 2)],
  ['nothing in it', (file) => truncateSync(file)],
  ['been deleted', (file) => rmSync(file)],
]

test('stored bytes are read again by their digest', () => {
  const { stored, open } = aCache()
  expect(open().read(stored).toString()).toBe(TEXT)
  expect(open().has(stored)).toBe(true)
  expect(open().has({ ...stored, sha256: 'f'.repeat(64) })).toBe(false)
})

test.each(DAMAGES)('a file that has %s is not used, and is replaced when its bytes are stored again', (_, damage) => {
  const { file, stored, open } = aCache()
  damage(file)
  const cache = open()
  expect(cache.has(stored)).toBe(false)
  expect(() => cache.read(stored)).toThrow('“barns.txt” was damaged')
  expect(open().take(stored, cache)).toBe(false)
  cache.addPlain('barns.txt', TEXT)
  expect(open().read(stored).toString()).toBe(TEXT)
})

test('a file that is replaced leaves what shares it by a link as it was', () => {
  const { folder, file, stored, open } = aCache()
  open().put(stored, path.join(folder, 'out'))
  writeFileSync(file, 'damaged')
  open().addPlain('barns.txt', TEXT)
  expect(read(folder, 'out/barns.txt')).toBe('damaged')
  expect(readFileSync(file, 'utf8')).toBe(TEXT)
})

test('what takes long to make is made once, with its note, until it is made from something else', async () => {
  const { open } = aCache()
  const { make, remember } = aMaker()
  const made = await remember(open())
  expect([
    made.note,
    open()
      .read(made.files[0] ?? aCache().stored)
      .toString(),
  ]).toEqual(['blue', 'jpg'])
  expect(await remember(open())).toEqual(made)
  expect(make).toHaveBeenCalledTimes(1)
  await remember(open(), 'another photograph')
  expect(make).toHaveBeenCalledTimes(2)
})

test.each(DAMAGES)('it is made again where its record or its file has %s', async (_, damage) => {
  const { folder, open } = aCache()
  const { make, remember } = aMaker()
  const made = await remember(open())
  const digest = made.files[0]?.sha256 ?? ''
  const files = ['records/assets/a.jpg', `files/${digest.slice(0, 2)}/${digest.slice(2)}`]
  for (const [index, file] of files.entries()) {
    damage(path.join(folder, 'cache', file))
    expect(await remember(open())).toEqual(made)
    expect(make).toHaveBeenCalledTimes(index + 2)
  }
})

test('a file whose stamp the last build recorded is taken as undamaged without a look, if the build is told what changed', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  onTestFinished(() => void vi.useRealTimers())
  const { folder, file, stored, open } = aCache()
  expect(open().hadBefore(stored)).toBe(true)
  expect(open().hadBefore({ ...stored, sha256: 'f'.repeat(64) })).toBe(false)
  open().recordStamps([stored])
  rmSync(file)
  const later = open()
  later.readStamps()
  expect(later.hadBefore(stored)).toBe(true)
  expect(() => later.put(stored, path.join(folder, 'site'))).toThrow('is missing. Build again')
  const looking = open()
  looking.readStamps()
  expect(looking.has(stored)).toBe(false)
})

test('an index is read in the state in which it was written, with pictures where the content now is', () => {
  const { open } = aCache()
  const entries = new Map([['ships', { path: '/content/ships.png', editions: new Map([['en', 1]]) }]])
  writeIndex(open(), 'index', { state: 'now', entries }, '/content')
  const empty = { state: 'now', entries: new Map() }
  const moved = new Map([['ships', { path: '/elsewhere/ships.png', editions: new Map([['en', 1]]) }]])
  expect(readIndex(open(), 'index', empty, '/elsewhere')).toEqual({ state: 'now', entries: moved })
  expect(readIndex(open(), 'index', { ...empty, state: 'later' }, '/content').entries).toEqual(new Map())
  expect(readIndex(open(), 'other', empty, '/content')).toBe(empty)
})

test('files and records that are no longer wanted are deleted, with the drafts of a killed build; indexes stay', () => {
  const { folder, file, stored, open } = aCache()
  const cache = open()
  cache.addPlain('unwanted.txt', 'unwanted')
  for (const name of ['index', 'assets/old.jpg', 'assets/new.jpg']) cache.record(name, ['record'])
  writeFileSync(`${file}.1-0`, 'The barns')
  cache.keepOnly([stored], ['assets/new.jpg'])
  const records = ['cache/records/assets/new.jpg', 'cache/records/index']
  expect(filesIn(folder)).toEqual([path.relative(folder, file), ...records])
  expect(() => new ContentCache(path.join(folder, 'none')).keepOnly([], [])).not.toThrow()
  expect(readdirSync(folder)).toEqual(['cache'])
})

test('the cache of a content folder that is gone is deleted, and so is the cache of an earlier version', () => {
  const project = temporaryFolder()
  const [gone, here] = [path.join(project, 'gone'), path.join(project, 'here')]
  for (const content of [gone, here]) mkdirSync(content)
  const left = contentCacheFolder(project, gone)
  mkdirSync(path.join(cacheFolder(project), 'archive-0123abcd/pages'), { recursive: true })
  mkdirSync(path.join(cacheFolder(project), 'code-0123abcd'))
  rmSync(gone, { recursive: true })
  const folder = contentCacheFolder(project, here)
  expect(existsSync(left)).toBe(false)
  expect(readdirSync(cacheFolder(project)).sort()).toEqual(['code-0123abcd', path.basename(folder)])
})
