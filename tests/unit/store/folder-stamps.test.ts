import { expect, test } from 'vitest'
import { FolderStamps } from '../../../lib/store/folder-stamps.ts'
import { randomFrom, seeded } from '../../build/seeded.ts'

/** Folders with stamps, some of which have names that begin or end as others do. */
const FOLDERS: ReadonlyMap<string, string> = new Map(
  ['en', 'en-GB', 'en/a', 'en/a/b', 'a', 'a/en', 'a/en/a', 'é', 'é/en']
    .concat(Array.from({ length: 300 }, (_, index) => `en/story-${index}`))
    .map((name, index) => [name, index % 3 === 0 ? '' : `${index} 1 2 3`]),
)

const sorted = (stamps: Iterable<readonly [string, string]>) => [...stamps].sort(([a], [b]) => (a < b ? -1 : 1))

test('the stamp of each folder is found, and none for another folder', () => {
  const stamps = FolderStamps.of(sorted(FOLDERS))
  for (const [name, stamp] of FOLDERS) expect(stamps.get(name), name).toBe(stamp)
  for (const name of ['', 'b', 'n', 'en/', 'en/story', 'zz']) expect(stamps.get(name), name).toBeUndefined()
  expect([...stamps]).toEqual(sorted(FOLDERS))
  expect([...stamps.keys()]).toEqual(sorted(FOLDERS).map(([name]) => name))
  expect([...new FolderStamps('')]).toEqual([])
  expect(new FolderStamps('').get('en')).toBeUndefined()
})

test('with random changes, the stamps are those of the folders that are left', () => {
  const random = seeded(3)
  let folders = FOLDERS
  for (let round = 0; round < 30; round++) {
    const changes = new Map<string, string | undefined>()
    for (let count = Math.floor(random() * 9); count > 0; count--) {
      const known = randomFrom([...folders.keys()], random) ?? ''
      if (random() < 0.2) changes.set(known, undefined)
      else changes.set(random() < 0.5 ? known : `${known}-${round}`, random() < 0.3 ? '' : `${random()}`)
    }
    const next = [...new Map([...folders, ...changes])].flatMap(([name, stamp]): [string, string][] =>
      stamp === undefined ? [] : [[name, stamp]],
    )
    const after = FolderStamps.of(sorted(folders)).with(changes)
    expect(after.text).toBe(FolderStamps.of(sorted(next)).text)
    folders = new Map(next)
  }
})
