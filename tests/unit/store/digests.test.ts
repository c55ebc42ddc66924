import { linkSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  codeDigest,
  hasStamps,
  isSameFile,
  packagesDigest,
  stampFrom,
  stampOf,
  stampsIn,
} from '../../../lib/store/digests.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + MINUTE }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/** A story's folder, a minute after it was written. */
function aStoryEdition() {
  const folder = temporaryFolder({ 'en.md': 'one', 'pictures/ship.svg': '<svg/>' })
  return { folder, file: path.join(folder, 'en.md') }
}

/** Changes of a file that leave its size and the time of its last change as they were. */
const CHANGES: Readonly<Record<string, (file: string, folder: string) => void>> = {
  'other bytes in place': (file) => writeFileSync(file, 'two'),
  'other bytes in a new file': (file) => {
    writeFileSync(`${file}.new`, 'two')
    renameSync(`${file}.new`, file)
  },
  'a new file': (_, folder) => writeFileSync(path.join(folder, 'fr.md'), 'two'),
  'a new file in a folder in it': (_, folder) => writeFileSync(path.join(folder, 'pictures/boat.svg'), '<svg/>'),
  'a file less': (file) => rmSync(file),
  'a link in the place of a file': (file) => {
    renameSync(file, `${file}.old`)
    symlinkSync(`${file}.old`, file)
  },
}

test('a folder that nobody changes has the same stamps', () => {
  const { folder } = aStoryEdition()
  const stamps = stampsIn(folder)
  expect(stamps).toBeDefined()
  expect(hasStamps(folder, stamps ?? '')).toBe(true)
  expect(stampsIn(folder)).toBe(stamps)
})

for (const [change, apply] of Object.entries(CHANGES)) {
  test(`the stamps of a folder show ${change}, even if the times are set back`, () => {
    const { folder, file } = aStoryEdition()
    const past = new Date('2025-01-01')
    for (const name of [file, folder]) utimesSync(name, past, past)
    const stamps = stampsIn(folder) ?? ''
    apply(file, folder)
    if (!change.includes('less')) utimesSync(file, past, past)
    utimesSync(folder, past, past)
    expect(hasStamps(folder, stamps)).toBe(false)
  })
}

test('what changed just now has no stamp, because it may change again within one tick of the clock', () => {
  const { folder, file } = aStoryEdition()
  vi.setSystemTime(statSync(file).ctimeMs + 20)
  expect(stampOf(file)).toBeUndefined()
  expect(stampsIn(folder)).toBeUndefined()
})

test('a file has a stamp after two seconds, and sooner on a disk that records fractions of seconds', () => {
  const now = 1_750_000_000_000
  vi.setSystemTime(now)
  const stampAfter = (age: number) => stampFrom({ ino: 1, ctimeMs: now - age, isSymbolicLink: () => false })
  expect([1000, 2000, 30, 300].map((age) => stampAfter(age) !== undefined)).toEqual([false, true, false, true])
})

test('a missing file and a symbolic link have no stamp', () => {
  const { folder, file } = aStoryEdition()
  symlinkSync(file, path.join(folder, 'link'))
  expect(stampOf(path.join(folder, 'link'))).toBeUndefined()
  expect(stampOf(path.join(folder, 'none'))).toBeUndefined()
})

test('two paths are one file only through a hard link', () => {
  const { folder, file } = aStoryEdition()
  const [link, copy] = [path.join(folder, 'link'), path.join(folder, 'copy')]
  linkSync(file, link)
  writeFileSync(copy, 'one')
  mkdirSync(path.join(folder, 'one'))
  expect(isSameFile(file, link)).toBe(process.platform !== 'win32')
  expect(isSameFile(file, copy)).toBe(false)
  expect(isSameFile(file, path.join(folder, 'none'))).toBe(false)
  expect(isSameFile(path.join(folder, 'one'), path.join(folder, 'one'))).toBe(false)
})

const FILES = ['package-lock.json', 'next.config.ts', 'tailwind.config.ts', 'postcss.config.mjs', 'tsconfig.json']

function checkout(code: string): string {
  const folder = temporaryFolder()
  for (const name of FILES) writeFileSync(path.join(folder, name), '')
  for (const name of ['app', 'components', 'lib']) mkdirSync(path.join(folder, name))
  writeFileSync(path.join(folder, 'lib/a.ts'), code)
  return folder
}

test('other code has another digest', () => {
  expect(codeDigest(checkout('1'))).toBe(codeDigest(checkout('1')))
  expect(codeDigest(checkout('1'))).not.toBe(codeDigest(checkout('2')))
})

test('a process reads its code once: the digest stays that of the code which it has loaded', () => {
  const folder = checkout('1')
  const loaded = codeDigest(folder)
  writeFileSync(path.join(folder, 'lib/a.ts'), '2')
  expect(codeDigest(folder)).toBe(loaded)
  expect(loaded).not.toBe(codeDigest(checkout('2')))
})

test('other code of the package that draws cards, or none, has another digest', () => {
  const engine = temporaryFolder()
  const folder = path.join(engine, 'node_modules/@masthead/cards')
  for (const name of [folder, path.join(engine, 'compiled')]) mkdirSync(name, { recursive: true })
  writeFileSync(path.join(engine, 'package.json'), '{}')
  vi.stubEnv('MASTHEAD_ENGINE', engine)
  const digestWith = (code: string) => {
    writeFileSync(path.join(folder, 'main.js'), code)
    return packagesDigest()
  }
  const without = packagesDigest()
  expect(digestWith('1')).toBe(digestWith('1'))
  expect(new Set([without, digestWith('1'), digestWith('2')]).size).toBe(3)
})
