import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseIn } from '../../../lib/store/cache-folder.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { Database } from '../../../lib/store/database.ts'
import { exchangedCache } from '../../../lib/store/exchange-database.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { TABLES } from '../../../lib/store/tables.ts'
import { filesIn, temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { hostileNames } from '../../../tests/unit/store/hostile-names.ts'
import { folderStore, openByteStore } from '../byte-store.ts'
import { pack, SharedCache, unpack } from '../shared-cache.ts'

const LIST = 'packs.json'
const { replace } = exchangedCache('')

/** The folder that machines share, and machines with a cache each. */
function aCluster() {
  const store = path.join(temporaryFolder(), 'shared')
  return {
    store,
    packs: () => readdirSync(store).filter((name) => name !== LIST),
    machine: (key?: string) => {
      const folder = path.join(temporaryFolder(), 'room/cache')
      const machine = exchangedCache(folder)
      const shared = new SharedCache(folderStore(store, machine.replace), machine, key)
      return { folder, cache: new ContentCache(folder), shared }
    },
  }
}

/** Writes a note into the database of a machine. */
function note({ folder }: { readonly folder: string }, text: string): void {
  const db = new Database(databaseIn(folder))
  new Outputs(db).setNote('ship', text)
  db.commit()
  db.close()
}

/** Reads a note from the database of a machine. */
function noted({ folder }: { readonly folder: string }): string | undefined {
  const db = new Database(databaseIn(folder))
  const text = new Outputs(db).note('ship')
  db.close()
  return text
}

/** Writes into the database of a machine that a folder of its disk has a site. */
function setSite({ folder }: { readonly folder: string }, id: string): void {
  const db = new Database(databaseIn(folder))
  db.put(TABLES.sites, { id, publication: 1, manifest: hash('sha256', id) })
  db.commit()
  db.close()
}

/** Returns the folders with a site that the database of a machine knows. */
function sitesOf({ folder }: { readonly folder: string }): string[] {
  const db = new Database(databaseIn(folder))
  const ids = db.texts('SELECT id FROM sites')
  db.close()
  return ids
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
  setSite(one, '17')
  await one.shared.write()
  await other.shared.read()
  expect(new ContentCache(other.folder).read(page).toString()).toBe('The barns are full.')
  expect(noted(other)).toBe('of one')
  expect(sitesOf(one)).toEqual(['17'])
  expect(sitesOf(other)).toEqual([])
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

test('a pack with 500 hostile names brings nothing but the file that is named by its digest', async () => {
  const { machine, store } = aCluster()
  const victim = machine()
  const home = path.join(victim.folder, '../..')
  const good = Buffer.from('The barns are full.')
  const name = `files/${hash('sha256', good).slice(0, 2)}/${hash('sha256', good).slice(2)}`
  const names = hostileNames(500, 41).flatMap((one) => [one, `files/${one}`])
  const bytes = await pack([...names.map((one) => ({ name: one, bytes: good })), { name, bytes: good }])
  mkdirSync(store)
  writeFileSync(path.join(store, hash('sha256', bytes)), bytes)
  const list = { version: 1, packs: [{ sha256: hash('sha256', bytes), files: 1001 }], replaced: [] }
  writeFileSync(path.join(store, LIST), JSON.stringify(list))
  await victim.shared.read()
  expect(filesIn(home).sort()).toEqual([`room/cache/${name}`, 'room/cache/shared-cache'])
})

test('a database that names a file outside the site is refused whole, and the build begins with its own', async () => {
  const { machine } = aCluster()
  const printed = errors()
  const [one, other] = [machine(), machine()]
  note(other, 'of the other')
  const { sha256: digest } = one.cache.addPlain('index.html', 'canary')
  note(one, 'of one')
  const db = new Database(databaseIn(one.folder))
  db.put(TABLES.outputs, {
    name: '../../masthead.config.ts',
    owner: '@own',
    sha256: digest,
    size: 6,
    is_published: true,
    task: null,
    since: 1,
  })
  db.commit()
  db.close()
  await one.shared.write()
  await other.shared.read()
  expect(noted(other)).toBe('of the other')
  expect(printed()).toMatch(/The database in the shared cache at .* is not taken\. A row of outputs is damaged\./)
  expect(filesIn(path.join(other.folder, '../..')).every((name) => name.startsWith('room/cache/'))).toBe(true)
})

test('what a foreign database says about the disk of this machine is forgotten', async () => {
  const { machine, store } = aCluster()
  const [one, other] = [machine(), machine()]
  note(one, 'of one')
  await one.shared.write()
  const [digest = ''] = readdirSync(store).filter((name) => name !== LIST)
  const [file] = await unpack(readFileSync(path.join(store, digest)))
  const forged = path.join(temporaryFolder(), 'shared.sqlite')
  writeFileSync(forged, file?.bytes ?? '')
  const db = new Database(forged)
  db.put(TABLES.folders, { site: '17', name: 'en', stamp: '1 1' })
  db.run('INSERT INTO files VALUES (?, 1, ?)', 'ab'.repeat(32), '1 1')
  db.commit()
  db.close()
  const bytes = await pack([{ name: 'shared.sqlite', bytes: readFileSync(forged) }])
  writeFileSync(path.join(store, hash('sha256', bytes)), bytes)
  const list = { version: 1, packs: [{ sha256: hash('sha256', bytes), files: 1 }], replaced: [] }
  writeFileSync(path.join(store, LIST), JSON.stringify(list))
  await other.shared.read()
  const taken = new Database(databaseIn(other.folder))
  expect(taken.all('SELECT * FROM folders')).toEqual([])
  expect(taken.all('SELECT * FROM files WHERE stamp IS NOT NULL')).toEqual([])
  taken.close()
  expect(noted(other)).toBe('of one')
})

test('machines with the same key share packs, and a machine with another key takes none, which is said once', async () => {
  const { machine } = aCluster()
  const [one, other, stranger] = [machine('secret'), machine('secret'), machine('another')]
  const page = one.cache.addPlain('index.html', 'The barns are full.')
  note(one, 'of one')
  await one.shared.write()
  await other.shared.read()
  expect(other.cache.has(page)).toBe(true)
  expect(noted(other)).toBe('of one')
  const printed = errors()
  await stranger.shared.read()
  await stranger.shared.read()
  expect(stranger.cache.has(page)).toBe(false)
  expect(printed().split('is not signed with this CACHE_KEY')).toHaveLength(2)
})

test('with a key, a list that somebody else wrote or changed is not taken, and the next build begins a new one', async () => {
  const { machine, store } = aCluster()
  const printed = errors()
  const one = machine('secret')
  const page = one.cache.addPlain('index.html', 'The barns are full.')
  note(one, 'of one')
  await one.shared.write()
  const list = JSON.parse(readFileSync(path.join(store, LIST), 'utf8'))
  const bytes = await pack([{ name: 'shared.sqlite', bytes: Buffer.from('forged') }])
  const sha256 = hash('sha256', bytes)
  writeFileSync(path.join(store, sha256), bytes)
  const { signature: _, ...unsigned } = list
  const FORGED = [
    { ...list, packs: [...list.packs, { sha256, files: 1 }] },
    { ...list, packs: [], replaced: list.packs.map((each: { sha256: string }) => each.sha256) },
    { ...list, signature: 'ab'.repeat(32) },
    unsigned,
  ]
  for (const forged of FORGED) {
    writeFileSync(path.join(store, LIST), JSON.stringify(forged))
    const victim = machine('secret')
    await victim.shared.read()
    expect(victim.cache.has(page)).toBe(false)
    expect(existsSync(victim.folder)).toBe(false)
  }
  expect(printed().split('is not signed with this CACHE_KEY')).toHaveLength(FORGED.length + 1)
  note(one, 'of one, later')
  await one.shared.write()
  const fresh = machine('secret')
  await fresh.shared.read()
  expect(noted(fresh)).toBe('of one, later')
})

test('a machine without a key neither takes nor replaces what is signed', async () => {
  const { machine, store } = aCluster()
  const printed = errors()
  const one = machine('secret')
  note(one, 'of one')
  await one.shared.write()
  const before = readFileSync(path.join(store, LIST), 'utf8')
  const keyless = machine()
  note(keyless, 'keyless')
  await keyless.shared.read()
  await keyless.shared.write()
  expect(noted(keyless)).toBe('keyless')
  expect(readFileSync(path.join(store, LIST), 'utf8')).toBe(before)
  expect(printed()).toContain(`${LIST} is signed. Set CACHE_KEY to the key of the other machines.`)
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

test('an address that is no place is refused', async () => {
  await expect(openByteStore('ftp://example.com/cache', replace)).rejects.toThrow(
    'CACHE_URL is “ftp://example.com/cache”. Name a folder or s3://bucket/prefix.',
  )
  await expect(openByteStore('s3://key:secret@news/cache', replace)).rejects.toThrow(
    'CACHE_URL is “s3://…@news/cache”.',
  )
})

test('where the package that reaches buckets is missing, a bucket is refused with the command that installs it, and a folder is not', async () => {
  const engine = temporaryFolder({
    'package.json': '{"peerDependencies": {"@masthead/publish": "0.2.0"}}',
    'compiled/digest': '',
  })
  vi.stubEnv('MASTHEAD_ENGINE', engine)
  const folder = path.join(temporaryFolder(), 'cache')
  expect((await openByteStore(folder, replace)).where).toBe(folder)
  await expect(openByteStore('s3://news/cache', replace)).rejects.toThrow(
    'A bucket as CACHE_URL needs a package of its own: npm install @masthead/publish@0.2.0',
  )
})
