import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ContentCache } from '../../../lib/cache/content-cache.ts'
import { updateFolder } from '../../../lib/cache/update-folder.ts'
import { filesIn, read, temporaryFolder, writeFiles } from '../press/helpers/temporary-folder.ts'

/** A folder that is given files of a cache. */
function aSite() {
  const root = temporaryFolder()
  const cache = new ContentCache(path.join(root, 'cache'))
  const folder = path.join(root, 'site')
  mkdirSync(folder)
  const give = (files: Readonly<Record<string, string>>) =>
    updateFolder(
      folder,
      Object.entries(files).map(([name, text]) => cache.addPlain(name, text)),
      cache,
    )
  const inode = (name: string) => statSync(path.join(folder, name)).ino
  return { root, cache, folder, give, inode }
}

const BEFORE = { 'index.html': 'home', 'en/ships/index.html': 'ships', 'en/old/index.html': 'old' }
const AFTER = { 'index.html': 'home', 'en/ships/index.html': 'more ships', 'en/new/index.html': 'new' }

test('a folder gets the files that differ, loses what is gone, and keeps the others', () => {
  const { folder, give, inode } = aSite()
  give(BEFORE)
  const kept = inode('index.html')
  give(AFTER)
  expect(filesIn(folder)).toEqual(Object.keys(AFTER).sort())
  for (const [name, text] of Object.entries(AFTER)) expect(read(folder, name)).toBe(text)
  expect(inode('index.html')).toBe(kept)
  expect(readdirSync(path.join(folder, 'en')).sort()).toEqual(['new', 'ships'])
})

/** What may be in a folder that a killed build left, or that somebody has changed. */
const STATES: Readonly<Record<string, (folder: string) => void>> = {
  'a file that somebody replaced': (folder) => {
    rmSync(path.join(folder, 'index.html'))
    writeFiles(folder, { 'index.html': 'hers' })
  },
  'files of somebody else': (folder) => writeFiles(folder, { 'letter.txt': 'dear', 'x/y/z.txt': '' }),
  'a file in the place of a folder': (folder) => {
    rmSync(path.join(folder, 'en'), { recursive: true })
    writeFileSync(path.join(folder, 'en'), '')
  },
  'a folder in the place of a file': (folder) => {
    rmSync(path.join(folder, 'index.html'))
    writeFiles(folder, { 'index.html/inner.txt': '' })
  },
  'an empty folder': (folder) => mkdirSync(path.join(folder, 'empty')),
  'half of its files': (folder) => rmSync(path.join(folder, 'en/ships'), { recursive: true }),
}

for (const [state, change] of Object.entries(STATES)) {
  test(`a folder with ${state} gets exactly the site's files`, () => {
    const { folder, give } = aSite()
    give(BEFORE)
    change(folder)
    give(AFTER)
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
      ['en', 'en/new', 'en/ships', ...Object.keys(AFTER)].sort(),
    )
    for (const [name, text] of Object.entries(AFTER)) expect(read(folder, name)).toBe(text)
  })
}

test('a link in the folder is removed, and nothing behind it changes', () => {
  const { root, folder, give } = aSite()
  give(BEFORE)
  renameSync(path.join(folder, 'en'), path.join(root, 'moved'))
  symlinkSync(path.join(root, 'moved'), path.join(folder, 'en'))
  give(AFTER)
  expect(filesIn(path.join(root, 'moved'))).toEqual(['old/index.html', 'ships/index.html'])
  expect(read(folder, 'en/new/index.html')).toBe('new')
})

test('a file whose cached bytes were damaged is replaced by the new cached file', () => {
  const { root, cache, folder, give } = aSite()
  give(BEFORE)
  writeFileSync(path.join(folder, 'index.html'), 'evil') // the cache shares it
  expect(new ContentCache(path.join(root, 'cache')).has(cache.addPlain('copy', 'home'))).toBe(false)
  updateFolder(folder, [new ContentCache(path.join(root, 'cache')).addPlain('index.html', 'home')], cache)
  expect(read(folder, 'index.html')).toBe('home')
  expect(existsSync(path.join(folder, 'en'))).toBe(false)
})
