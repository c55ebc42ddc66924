import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { cacheFolder, contentCacheFolder } from '../../../lib/store/cache-folder.ts'
import { brotliQuality, ContentCache, precompress } from '../../../lib/store/content-cache.ts'
import { filesIn, read, temporaryFolder } from '../helpers/temporary-folder.ts'

const TEXT = 'The barns are full.'

/** A folder with a cache in which one file is. */
function aCache() {
  const folder = temporaryFolder()
  const open = () => new ContentCache(path.join(folder, 'cache'))
  const stored = open().addPlain('barns.txt', TEXT)
  return { folder, file: path.join(folder, filesIn(folder)[0] ?? ''), stored, open }
}

/** What takes long to make, made once for a cache, and how often it was made. */
async function aMade() {
  const { open } = aCache()
  const make = vi.fn(async () => ({ files: [['a.jpg', Buffer.from('jpg')] as const], note: 'blue' }))
  const remember = (cache: ContentCache, from = 'photograph') => cache.remember('a.jpg', from, make)
  const cache = open()
  return { open, make, remember, cache, made: await remember(cache) }
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
  const { open, make, remember, cache, made } = await aMade()
  const read = ([file = made.files[0]]: typeof made.files) => file && open().read(file).toString()
  expect([made.note, read(made.files)]).toEqual(['blue', 'jpg'])
  const next = open()
  next.recall(cache.recalled(made.files))
  expect(await remember(next)).toEqual(made)
  expect(make).toHaveBeenCalledTimes(1)
  await remember(next, 'another photograph')
  expect(make).toHaveBeenCalledTimes(2)
})

test.each(DAMAGES)('it is made again where its file has %s', async (_, damage) => {
  const { open, make, remember, cache, made } = await aMade()
  damage(cache.fileOf(made.files[0]?.sha256 ?? ''))
  const next = open()
  next.recall([made])
  expect(await remember(next)).toEqual(made)
  expect(make).toHaveBeenCalledTimes(2)
})

test('files that are no longer wanted are deleted, with the drafts of a killed build', () => {
  const { folder, file, stored, open } = aCache()
  const cache = open()
  cache.addPlain('unwanted.txt', 'unwanted')
  writeFileSync(`${file}.1-0`, 'The barns')
  cache.keepOnly(new Set([stored.sha256]))
  expect(filesIn(folder)).toEqual([path.relative(folder, file)])
  expect(() => new ContentCache(path.join(folder, 'none')).keepOnly(new Set())).not.toThrow()
  expect(readdirSync(folder)).toEqual(['cache'])
})

test('on a site of more than 250 pages, a page is at most 15 % larger than at its best', () => {
  const size = (quality = 0) => precompress(readFileSync('tests/golden/publication/404.html.txt'), quality).br.length
  expect(size(brotliQuality(251))).toBeLessThan(size(brotliQuality(250)) * 1.15)
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
