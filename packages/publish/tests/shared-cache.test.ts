import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseIn } from '../../../lib/store/cache-folder.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { Database } from '../../../lib/store/database.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { openByteStore, pack, SharedCache, unpack } from '../shared-cache.ts'

const LIST = 'packs.json'

/** The folder that machines share, and machines with a cache each. */
function aCluster() {
  const store = path.join(temporaryFolder(), 'shared')
  return {
    store,
    packs: () => readdirSync(store).filter((name) => name !== LIST),
    machine: () => {
      const folder = path.join(temporaryFolder(), 'cache')
      const shared = new SharedCache(openByteStore(store), folder)
      return { folder, cache: new ContentCache(folder), shared }
    },
  }
}

/** Writes a note into the database of a machine. */
function note({ folder }: { readonly folder: string }, text: string, name = 'ship'): void {
  const db = new Database(databaseIn(folder))
  new Outputs(db).setNote(name, text)
  db.commit()
  db.close()
}

/** Reads a note from the database of a machine. */
function noted({ folder }: { readonly folder: string }, name = 'ship'): string | undefined {
  const db = new Database(databaseIn(folder))
  const text = new Outputs(db).note(name)
  db.close()
  return text
}

function errors(): () => string {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => printed.mockRestore())
  return () => printed.mock.calls.flat().join('\n')
}

test('a machine has what another has stored, except what describes the other’s disk', async () => {
  const { machine } = aCluster()
  const [one, other] = [machine(), machine()]
  const page = one.cache.addPlain('index.html', 'The barns are full.')
  note(one, 'of one')
  note(one, 'of its disk', 'site 17')
  await one.shared.write()
  await other.shared.read()
  expect(new ContentCache(other.folder).read(page).toString()).toBe('The barns are full.')
  expect(noted(other)).toBe('of one')
  expect(noted(other, 'site 17')).toBeUndefined()
})

test('a machine that has stored nothing new writes nothing, and one that knows all packs reads only their list', async () => {
  const { machine, store } = aCluster()
  const one = machine()
  note(one, 'one')
  await one.shared.write()
  const before = readFileSync(path.join(store, LIST), 'utf8')
  await one.shared.read()
  await one.shared.write()
  expect(readFileSync(path.join(store, LIST), 'utf8')).toBe(before)
})

test('the database of the machine that stored last is the one that all have', async () => {
  const { machine } = aCluster()
  const [one, other] = [machine(), machine()]
  note(one, 'of one')
  await one.shared.write()
  await other.shared.read()
  note(other, 'of the other, later')
  await other.shared.write()
  await one.shared.read()
  expect(noted(one)).toBe('of the other, later')
})

test('a damaged pack is not used, and the machine that has its files stores them again', async () => {
  const { machine, store, packs } = aCluster()
  const [one, other, third] = [machine(), machine(), machine()]
  const page = one.cache.addPlain('index.html', 'The barns are full.')
  await one.shared.write()
  for (const name of packs()) writeFileSync(path.join(store, name), 'nonsense')
  await other.shared.read()
  expect(other.cache.has(page)).toBe(false)
  other.cache.addPlain('index.html', 'The barns are full.')
  await other.shared.write()
  await third.shared.read()
  expect(third.cache.has(page)).toBe(true)
})

test('a file with another digest than its name, and one outside the cache, are not taken', async () => {
  const { machine, store } = aCluster()
  const victim = machine()
  const forged = [`files/ab/${'c'.repeat(62)}`, '../outside', 'files/../../outside', 'root', 'site.sqlite', 'elsewhere']
  const bytes = await pack([...forged, 'shared.sqlite'].map((name) => ({ name, bytes: Buffer.from('forged') })))
  const digest = hash('sha256', bytes)
  mkdirSync(store)
  writeFileSync(path.join(store, digest), bytes)
  writeFileSync(
    path.join(store, LIST),
    JSON.stringify({ version: 1, packs: [{ sha256: digest, files: 7 }], replaced: [] }),
  )
  await victim.shared.read()
  expect(readdirSync(victim.folder).sort()).toEqual(['shared-cache', 'shared.sqlite', 'site.sqlite'])
  expect(noted(victim)).toBeUndefined() // What is no database counts as an empty one.
  for (const name of forged.filter((one) => one !== 'site.sqlite'))
    expect(existsSync(path.join(victim.folder, name))).toBe(false)
})

test('a list that is no JSON, or that another program wrote, is refused in a sentence', async () => {
  const { machine, store } = aCluster()
  const one = machine()
  note(one, 'one')
  await one.shared.write()
  const printed = errors()
  for (const text of ['{"version": 1, "packs', '[]', 'null']) {
    writeFileSync(path.join(store, LIST), text)
    await one.shared.read()
  }
  expect(printed().split(`${LIST} was not written by this version of Masthead. Delete it`)).toHaveLength(4)
})

test.each([
  { packs: [], replaced: ['../precious.txt'] },
  { packs: [], replaced: ['packs/../../precious.txt'] },
  { packs: [{ sha256: '../precious.txt', files: 1 }], replaced: [] },
])('a list that names files outside the shared cache is refused, and they stay: %j', async (poison) => {
  const { machine, store } = aCluster()
  const one = machine()
  note(one, 'one')
  await one.shared.write()
  const printed = errors()
  writeFileSync(path.join(store, LIST), JSON.stringify({ version: 1, ...poison }))
  writeFileSync(path.join(store, '../precious.txt'), 'precious')
  const other = machine()
  note(other, 'other')
  await other.shared.read()
  await other.shared.write()
  await other.shared.write()
  expect(readFileSync(path.join(store, '../precious.txt'), 'utf8')).toBe('precious')
  expect(printed()).toContain(`${LIST} was not written by this version of Masthead. Delete it`)
})

test('a small pack that unpacks to very much is not used, and the others are', async () => {
  const { machine, store } = aCluster()
  const one = machine()
  const bomb = brotliCompressSync(Buffer.alloc(300_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
  await expect(unpack(bomb)).rejects.toThrow()
  note(one, 'one')
  await one.shared.write()
  const { packs, ...list } = JSON.parse(readFileSync(path.join(store, LIST), 'utf8'))
  writeFileSync(path.join(store, hash('sha256', bomb)), bomb)
  const bombed = { ...list, packs: [{ sha256: hash('sha256', bomb), files: 1 }, ...packs] }
  writeFileSync(path.join(store, LIST), JSON.stringify(bombed))
  const other = machine()
  await other.shared.read()
  expect(noted(other)).toBe('one')
  note(other, 'other')
  await other.shared.write()
  expect(JSON.parse(readFileSync(path.join(store, LIST), 'utf8'))).toMatchObject({
    replaced: expect.arrayContaining([hash('sha256', bomb)]),
  })
})

test('large files go into several packs, and a very large one stays on its machine', async () => {
  const { machine, packs } = aCluster()
  const [one, other] = [machine(), machine()]
  const film = (megabytes: number) => Buffer.alloc(megabytes * 1_000_000, megabytes)
  const [small, second, large] = [70, 71, 130].map((size) => one.cache.addPlain(`${size}.mp4`, film(size)))
  await one.shared.write()
  expect(packs()).toHaveLength(3) // one of them with the database
  await other.shared.read()
  const has = (file = small) =>
    file && existsSync(path.join(other.folder, 'files', file.sha256.slice(0, 2), file.sha256.slice(2)))
  expect([has(small), has(second), has(large)]).toEqual([true, true, false])
  const before = packs()
  await one.shared.write()
  expect(packs()).toEqual(before)
})

test('after forty edits there are few packs, and no old ones', async () => {
  const { machine, packs } = aCluster()
  const one = machine()
  for (let page = 0; page < 200; page++) one.cache.addPlain(`${page}.html`, `Page ${page}`)
  for (let edit = 0; edit < 40; edit++) {
    one.cache.addPlain('index.html', `Edit ${edit}`)
    note(one, `${edit}`)
    await one.shared.write()
  }
  expect(packs().length).toBeLessThan(10)
  const other = machine()
  await other.shared.read()
  expect(noted(other)).toBe('39')
  expect(other.cache.has(one.cache.addPlain('7.html', 'Page 7'))).toBe(true)
})

test('a shared cache that cannot be read or written is named, and the build goes on', async () => {
  const { machine, store } = aCluster()
  const printed = errors()
  const one = machine()
  note(one, 'one')
  rmSync(store, { recursive: true, force: true })
  writeFileSync(store, 'a file where the folder should be')
  await one.shared.read()
  await one.shared.write()
  expect(printed()).toContain(`The shared cache at ${store} could not be read: ENOTDIR`)
  expect(printed()).toContain('could not be written')
})

test('an address that is no place is refused', () => {
  expect(() => openByteStore('ftp://example.com/cache')).toThrow(
    'CACHE_URL is “ftp://example.com/cache”. Name a folder or s3://bucket/prefix.',
  )
  expect(() => openByteStore('s3://key:secret@news/cache')).toThrow('CACHE_URL is “s3://…@news/cache”.')
})
