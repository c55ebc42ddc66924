import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { refuseForeign } from '../../../lib/store/foreign-files.ts'
import { entriesNotKnown, readKnownSite, readTopOfSite, recordSite } from '../../../lib/store/known-site.ts'
import { MANIFEST, writeManifest } from '../../../lib/store/manifest.ts'
import { updateFolder } from '../../../lib/store/update-folder.ts'
import { type Files, filesIn, read, temporaryFolder, writeFiles } from '../helpers/temporary-folder.ts'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + MINUTE }))
afterEach(() => void vi.useRealTimers())

/** A folder that builds give files of a cache, one after the other. */
function aSite() {
  const root = temporaryFolder()
  const open = () => new ContentCache(path.join(root, 'cache'))
  const folder = path.join(root, 'site')
  mkdirSync(folder)
  const give = (texts: Files) => {
    const cache = open()
    cache.readStamps()
    const files = Object.entries(texts).map(([name, text]) => cache.addPlain(name, text))
    const known = readKnownSite(folder, cache, true)
    cache.recordChanged(files)
    const touched = updateFolder(folder, files, cache, known)
    writeManifest(folder, files)
    recordSite(folder, cache, files, known, touched)
    cache.recordStamps(files)
    return known
  }
  const inode = (name: string) => statSync(path.join(folder, name)).ino
  return { root, open, folder, give, inode }
}

const BEFORE = { 'index.html': 'home', 'en/ships/index.html': 'ships', 'en/old/index.html': 'old' }
const AFTER = { 'index.html': 'home', 'en/ships/index.html': 'more ships', 'en/new/index.html': 'new' }

test('a folder gets the files that differ, loses what is gone, and keeps the others', () => {
  const { folder, give, inode } = aSite()
  give(BEFORE)
  const kept = inode('index.html')
  give(AFTER)
  expectSite(folder, AFTER)
  expect(inode('index.html')).toBe(kept)
  give(BEFORE)
  expectSite(folder, BEFORE)
})

test('a folder that has not changed is known, and is not read', () => {
  const { open, folder, give } = aSite()
  give(BEFORE)
  const known = give(BEFORE)
  expect([...known.same.keys()]).toEqual(['en', 'en/old', 'en/ships'])
  expect([...entriesNotKnown(folder, readKnownSite(folder, open()))].map(({ name }) => name).sort()).toEqual(
    [MANIFEST, 'index.html'].sort(),
  )
  expectSite(folder, BEFORE)
})

test('a moved folder is known by its inode, and another one in its place is not', () => {
  const { root, open, folder, give } = aSite()
  give(BEFORE)
  renameSync(folder, path.join(root, 'served'))
  cpSync(path.join(root, 'served'), folder, { recursive: true })
  expect(readKnownSite(path.join(root, 'served'), open()).same.size).toBe(3)
  expect(readKnownSite(folder, open()).same.size).toBe(0)
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
  for (const builds of [1, 3]) {
    test(`after ${builds} builds, a folder with ${state} gets exactly the site's files`, () => {
      const { folder, give } = aSite()
      for (let build = 0; build < builds; build++) give(BEFORE)
      change(folder)
      give(AFTER)
      expectSite(folder, AFTER)
    })
  }
}

test('a link in the folder is removed, and nothing behind it changes', () => {
  const { root, folder, give } = aSite()
  for (let build = 0; build < 3; build++) give(BEFORE)
  renameSync(path.join(folder, 'en'), path.join(root, 'moved'))
  symlinkSync(path.join(root, 'moved'), path.join(folder, 'en'))
  give(AFTER)
  expect(filesIn(path.join(root, 'moved'))).toEqual(['old/index.html', 'ships/index.html'])
  expect(read(folder, 'en/new/index.html')).toBe('new')
})

for (const builds of [1, 2, 3]) {
  test(`after ${builds} builds, a file that was damaged in place is replaced, now and in the folder that is next`, () => {
    const { root, folder, give } = aSite()
    const other = path.join(root, 'other')
    const exchange = () => {
      renameSync(folder, `${folder}.moved`)
      if (existsSync(other)) renameSync(other, folder)
      else mkdirSync(folder)
      renameSync(`${folder}.moved`, other)
    }
    for (let build = 0; build < builds; build++) {
      give(BEFORE)
      exchange()
    }
    writeFileSync(path.join(other, 'en/ships/index.html'), 'evil!') // the cache shares it
    for (let build = 0; build < 3; build++) {
      give(BEFORE)
      exchange()
      expectSite(other, BEFORE)
    }
  })
}

test('a file of somebody else is found in a subfolder that was known, and in one that was not', () => {
  const { open, folder, give } = aSite()
  const site = { ...BEFORE, '404.html': 'not found' }
  for (let build = 0; build < 2; build++) give(site)
  const readKnown = () => readKnownSite(folder, open())
  expect(() => refuseForeign(folder, readKnown)).not.toThrow()
  writeFiles(folder, { 'en/ships/letter.txt': 'dear' })
  expect(() => refuseForeign(folder, readTopOfSite)).not.toThrow()
  expect(() => refuseForeign(folder, readKnown)).toThrow('would delete them: en/ships/letter.txt.')
  writeFiles(folder, { 'x/y/letter.txt': 'dear', 'letter.txt': 'dear' })
  expect(() => refuseForeign(folder, readTopOfSite)).toThrow('would delete them: letter.txt, x/y/letter.txt.')
  expect(() => refuseForeign(folder, readKnown)).toThrow('en/ships/letter.txt, letter.txt, x/y/letter.txt')
})

/** Checks that a folder contains exactly some files and their manifest. */
function expectSite(folder: string, files: Files): void {
  const folders = Object.keys(files).flatMap((name) => (name.includes('/') ? ['en', path.posix.dirname(name)] : []))
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
    [...new Set([...folders, ...Object.keys(files), MANIFEST])].sort(),
  )
  for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text)
}
