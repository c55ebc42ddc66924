import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { reasonOf } from '../../../lib/problem/reason-of.ts'
import { readJson } from '../../../lib/settings/read-json.ts'
import { contentCacheFolder, databaseIn } from '../../../lib/store/cache-folder.ts'
import { Database, deleteDatabase } from '../../../lib/store/database.ts'
import { entriesOf } from '../../../lib/store/manifest.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { readSealed, replaceFile, writeSealed } from '../../../lib/store/sealed-file.ts'
import { sha256 } from '../../../lib/store/sha256.ts'
import { type ByteStore, openByteStore } from './byte-store.ts'
import { FULL_BYTES, LARGEST, type PackedFile, pack, unpack } from './pack.ts'

/** The file that lists the packs. Every other file of the shared cache is a pack, named by its SHA-256. */
const LIST = 'packs.json'

/** The number of files in a full pack. */
const FULL = 1000

/** The number of packs that are read at a time. */
const AT_A_TIME = 4

/** One pack replaces all others when they contain so many times as many files as the cache has. */
const MOST_PACKED = 2

/** The copy of the database that machines share. */
const DATABASE = 'shared.sqlite'

const NAME = /^(?:files\/[\da-f]{2}\/[\da-f]{62}|shared\.sqlite)$/

/** The name of a pack: no other file of the store is read or deleted. */
const packName = z.hash('sha256')

const listSchema = z.object({
  version: z.literal(1),
  /** The packs, the oldest first. A later one replaces the records of an earlier one. */
  packs: z.array(z.object({ sha256: packName, files: z.int().nonnegative() })).readonly(),
  /** The packs that these replaced. They stay until they are replaced again, for machines that are reading them. */
  replaced: z.array(packName).readonly(),
})

type List = Readonly<z.infer<typeof listSchema>>

/** The state of the shared cache when this machine last read it. */
const knownSchema = z.object({
  /** The names of the files in each pack that it has read or written. */
  packs: z.record(packName, z.array(z.string()).readonly()),
  /** The size and time of the database that it has read or written. */
  records: z.record(z.string(), z.string()),
})

type Known = Readonly<z.infer<typeof knownSchema>>

/**
 * The cache of a newsroom that several machines share, at the place that CACHE_URL names. It has the files of the
 * `ContentCache` and a copy of the database in packs. Every pack is compared with its digest, and every file with its own. A failure is
 * printed and changes nothing: the build goes on with what this machine has.
 */
export class SharedCache {
  readonly #store: ByteStore
  readonly #folder: string
  /** The packs that could not be read. The next list leaves them out. */
  readonly #damaged = new Set<string>()

  constructor(store: ByteStore, folder: string) {
    this.#store = store
    this.#folder = folder
  }

  /**
   * Opens the shared cache for a content folder.
   * @param url what CACHE_URL names
   * @throws if that is no place, or if the package for S3 is not installed
   */
  static async open(url: string, projectDir: string, root: string): Promise<SharedCache> {
    return new SharedCache(await openByteStore(url), contentCacheFolder(projectDir, root))
  }

  /** Takes what other machines have stored since this one last read it. */
  async read(): Promise<void> {
    await this.#orSay('read', async () => {
      const known = this.#known()
      const packs = { ...known.packs }
      const records = { ...known.records }
      const unread = (await this.#list()).packs.filter((one) => !packs[one.sha256])
      for (let start = 0; start < unread.length; start += AT_A_TIME) {
        const some = unread.slice(start, start + AT_A_TIME)
        const read = await Promise.all(some.map((one) => this.#store.read(one.sha256)))
        for (const [index, { sha256: digest }] of some.entries()) {
          const taken = await this.#take(digest, read[index])
          if (!taken) this.#damaged.add(digest)
          else packs[digest] = taken
          for (const name of taken ?? []) if (isRecordName(name)) records[name] = this.#stamp(name)
        }
        this.#remember({ packs, records }) // After a kill, the next build need not read these packs again.
      }
      if (records[DATABASE] !== known.records[DATABASE]) this.#adopt()
    })
  }

  /** Stores what this build has made and the shared cache lacks. */
  async write(): Promise<void> {
    await this.#orSay('written', async () => {
      const known = this.#known()
      const list = await this.#list()
      this.#copy()
      const entries = [...entriesOf(this.#folder)].map(({ name }) => name).filter(isShared)
      const before = list.packs.filter(({ sha256: digest }) => !this.#damaged.has(digest))
      const packed = new Set(before.flatMap(({ sha256: digest }) => known.packs[digest] ?? []))
      const isNew = (name: string) =>
        (!packed.has(name) || (isRecordName(name) && known.records[name] !== this.#stamp(name))) &&
        this.#isPackable(name)
      const changed = entries.filter(isNew)
      if (changed.length === 0) return
      const kept = keptPacks(before, known, changed.length, entries.length)
      const left = new Set(kept.flatMap(({ sha256: digest }) => known.packs[digest] ?? []))
      const unpacked = entries.filter((name) => isNew(name) || (!left.has(name) && this.#isPackable(name)))
      const added = await this.#pack(unpacked)
      const packs = [...kept, ...added.map(({ sha256: digest, names }) => ({ sha256: digest, files: names.length }))]
      const stay = new Set(packs.map((one) => one.sha256))
      const replaced = list.packs.map((one) => one.sha256).filter((digest) => !stay.has(digest))
      const content: List = { version: 1, packs, replaced }
      await this.#store.write(LIST, Buffer.from(JSON.stringify(content)))
      this.#remember({
        packs: {
          ...Object.fromEntries(kept.map((one) => [one.sha256, known.packs[one.sha256] ?? []])),
          ...Object.fromEntries(added.map((one) => [one.sha256, one.names])),
        },
        records: Object.fromEntries(entries.filter(isRecordName).map((name) => [name, this.#stamp(name)])),
      })
      for (const digest of list.replaced) {
        if (!stay.has(digest) && !replaced.includes(digest)) await this.#store.remove(digest)
      }
    })
  }

  /** Puts the files of a pack into this machine's cache. Returns their names; undefined if the pack is damaged. */
  async #take(digest: string, bytes: Uint8Array | undefined): Promise<string[] | undefined> {
    const unpacked = bytes && sha256(bytes) === digest ? await unpack(bytes).catch(() => undefined) : undefined
    if (!unpacked) return undefined
    const files = unpacked.filter(isSound)
    for (const file of files) {
      const target = path.join(this.#folder, file.name)
      if (isRecordName(file.name) || !existsSync(target))
        replaceFile(target, (handle) => writeFileSync(handle, file.bytes))
    }
    return files.map(({ name }) => name)
  }

  /** Writes files into packs. Leaves out files that are damaged here. */
  async #pack(names: readonly string[]): Promise<{ sha256: string; names: string[] }[]> {
    const packs: { sha256: string; names: string[] }[] = []
    let files: PackedFile[] = []
    let size = 0
    const write = async () => {
      if (files.length === 0) return
      const bytes = await pack(files)
      const digest = sha256(bytes)
      await this.#store.write(digest, bytes)
      packs.push({ sha256: digest, names: files.map(({ name }) => name) })
      files = []
      size = 0
    }
    for (const name of names) {
      const file = { name, bytes: readFileSync(path.join(this.#folder, name)) }
      if (!isSound(file)) continue
      files.push(file)
      size += file.bytes.length
      if (files.length === FULL || size >= FULL_BYTES) await write()
    }
    await write()
    return packs
  }

  async #list(): Promise<List> {
    const bytes = await this.#store.read(LIST)
    if (!bytes) return { version: 1, packs: [], replaced: [] }
    const data = readJson(listSchema, bytes)
    if (!data) throw new Error(`${LIST} was not written by this version of Masthead. Delete it to begin a new cache.`)
    return data
  }

  #isPackable(name: string): boolean {
    return statSync(path.join(this.#folder, name)).size <= LARGEST
  }

  #stamp(name: string): string {
    const { size, mtimeMs } = statSync(path.join(this.#folder, name))
    return `${size} ${mtimeMs}`
  }

  /** Begins with the database of the machine that wrote last. */
  #adopt(): void {
    const database = databaseIn(this.#folder)
    deleteDatabase(database)
    copyFileSync(path.join(this.#folder, DATABASE), database)
  }

  /** Copies the database, without what it says about the disk of this machine, if it is another one than before. */
  #copy(): void {
    const shared = path.join(this.#folder, DATABASE)
    const [whole, copy] = [`${shared}.whole`, `${shared}.new`]
    for (const file of [whole, copy]) rmSync(file, { force: true })
    const db = new Database(databaseIn(this.#folder))
    try {
      db.copyTo(whole)
    } finally {
      db.close()
    }
    const taken = new Database(whole)
    try {
      new Outputs(taken).forgetMachine()
      taken.copyTo(copy)
    } finally {
      taken.close()
    }
    deleteDatabase(whole)
    if (existsSync(shared) && readFileSync(copy).equals(readFileSync(shared))) rmSync(copy)
    else renameSync(copy, shared)
  }

  #known(): Known {
    const known = readSealed(this.#file)
    return (known && readJson(knownSchema, known)) ?? { packs: {}, records: {} }
  }

  #remember(known: Known): void {
    writeSealed(this.#file, [JSON.stringify(known)])
  }

  get #file(): string {
    return path.join(this.#folder, 'shared-cache')
  }

  async #orSay(what: string, step: () => Promise<void>): Promise<void> {
    try {
      await step()
    } catch (error) {
      console.error(`The shared cache at ${this.#store.where} could not be ${what}: ${reasonOf(error)}`)
    }
  }
}

/**
 * Returns the packs that stay. The last ones, if they are not full, are packed again together with what is new, as long
 * as each is no larger than that: so there are never many packs, and a file is packed again only a few times.
 */
function keptPacks(packs: List['packs'], known: Known, added: number, present: number): List['packs'] {
  const sums = packs.map((_, index) => packs.slice(index).reduce((sum, one) => sum + one.files, added))
  if ((sums[0] ?? added) > present * MOST_PACKED) return []
  const isKept = ({ sha256: digest, files }: List['packs'][number], index: number) =>
    !known.packs[digest] || files >= FULL || files > (sums[index + 1] ?? added)
  return packs.slice(0, packs.findLastIndex(isKept) + 1)
}

function isRecordName(name: string): boolean {
  return name === DATABASE
}

/** Whether a name in the cache's folder is that of a file or record that other machines can use. */
function isShared(name: string): boolean {
  return NAME.test(name)
}

/** Whether a packed file may go into the cache: a file of the site has the digest that it is named by. */
function isSound({ name, bytes }: PackedFile): boolean {
  return isShared(name) && (isRecordName(name) || sha256(bytes) === name.slice('files/'.length).replace('/', ''))
}
