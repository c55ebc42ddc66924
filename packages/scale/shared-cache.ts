import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { z } from 'zod'
import type { ByteStore, MachineCache } from '../../lib/library/package-of.ts'
import { reasonOf } from '../../lib/problem/problem.ts'
import { readJson } from '../../lib/settings/read-json.ts'
import { cacheKey } from '../../lib/settings/settings.ts'
import { entriesOf } from '../../lib/store/manifest.ts'
import { openByteStore } from './byte-store.ts'

/**
 * The cache of a newsroom that several machines share, at the place that CACHE_URL names. It has the files of the
 * `ContentCache` and a copy of the database in packs. Every pack is compared with its digest, and every file with its
 * own. With CACHE_KEY, the list of these digests is signed, and no pack of another list is taken. A failure is printed
 * and changes nothing: the build goes on with what this machine has.
 */
export class SharedCache {
  readonly #store: ByteStore
  readonly #cache: MachineCache
  readonly #folder: string
  readonly #key: string | undefined
  #hasWarned = false
  /** The packs that could not be read. The next list leaves them out. */
  readonly #damaged = new Set<string>()

  /** @param key the secret that signs the list of packs; undefined for a list without a signature */
  constructor(store: ByteStore, cache: MachineCache, key?: string) {
    this.#store = store
    this.#cache = cache
    this.#folder = cache.folder
    this.#key = key
  }

  /**
   * Opens the shared cache.
   * @param url what CACHE_URL names
   * @param cache what this machine has
   * @throws if that is no place
   */
  static async open(url: string, cache: MachineCache): Promise<SharedCache> {
    return new SharedCache(await openByteStore(url, cache.replace), cache, cacheKey())
  }

  /** Takes what other machines have stored since this one last read it. */
  async read(): Promise<void> {
    await this.#orSay('read', async () => {
      const known = this.#known()
      const packs = { ...known.packs }
      let { database } = known
      const unread = (await this.#list()).packs.filter((one) => !packs[one.sha256])
      while (unread.length > 0) {
        const some = unread.splice(0, AT_A_TIME)
        const read = await Promise.all(some.map((one) => this.#store.read(one.sha256)))
        for (const [index, { sha256: digest }] of some.entries()) {
          const taken = await this.#take(digest, read[index])
          if (taken) packs[digest] = taken
          else this.#damaged.add(digest)
          if (taken?.includes(DATABASE)) database = this.#stamp()
        }
        this.#remember({ packs, database }) // After a kill, the next build need not read these packs again.
      }
      if (database !== known.database) this.#adopt()
    })
  }

  /** Stores what this build has made and the shared cache lacks. */
  async write(): Promise<void> {
    await this.#orSay('written', async () => {
      const known = this.#known()
      const list = await this.#list()
      this.#copy()
      const isPackable = (name: string) => NAME.test(name) && statSync(path.join(this.#folder, name)).size <= LARGEST
      const entries = [...entriesOf(this.#folder)].map(({ name }) => name).filter(isPackable)
      const namesIn = (packs: List['packs']) => new Set(packs.flatMap((one) => known.packs[one.sha256] ?? []))
      const before = list.packs.filter((one) => !this.#damaged.has(one.sha256))
      const packed = namesIn(before)
      const isNew = (name: string) => !packed.has(name) || (name === DATABASE && known.database !== this.#stamp())
      const changed = entries.filter(isNew)
      if (changed.length === 0) return
      const kept = keptPacks(before, known, changed.length, entries.length)
      const left = namesIn(kept)
      const packs = [...kept]
      const names = Object.fromEntries(kept.map((one) => [one.sha256, known.packs[one.sha256] ?? []]))
      for (const files of this.#groups(entries.filter((name) => isNew(name) || !left.has(name)))) {
        const bytes = await pack(files)
        const digest = hash('sha256', bytes)
        await this.#store.write(digest, bytes)
        packs.push({ sha256: digest, files: files.length })
        names[digest] = files.map(({ name }) => name)
      }
      const replaced = list.packs.map((one) => one.sha256).filter((digest) => !names[digest])
      await this.#store.write(LIST, Buffer.from(JSON.stringify(this.#signed({ version: 1, packs, replaced }))))
      this.#remember({ packs: names, database: this.#stamp() })
      for (const digest of list.replaced) {
        if (!names[digest] && !replaced.includes(digest)) await this.#store.remove(digest)
      }
    })
  }

  /** Puts the files of a pack into this machine's cache. Returns their names; undefined if the pack is damaged. */
  async #take(digest: string, bytes: Uint8Array | undefined): Promise<string[] | undefined> {
    const unpacked = bytes && hash('sha256', bytes) === digest ? await unpack(bytes).catch(() => undefined) : undefined
    const files = unpacked?.filter(isSound)
    for (const { name, bytes: content } of files ?? []) {
      const target = path.join(this.#folder, name)
      if (name === DATABASE || !existsSync(target)) this.#cache.replace(target, content)
    }
    return files?.map(({ name }) => name)
  }

  /** Reads files in groups that each fill a pack. Leaves out files that are damaged here. */
  *#groups(names: readonly string[]): Generator<PackedFile[]> {
    let files: PackedFile[] = []
    let size = 0
    for (const name of names) {
      const file = { name, bytes: readFileSync(path.join(this.#folder, name)) }
      if (!isSound(file)) continue
      files.push(file)
      size += file.bytes.length
      if (files.length < FULL && size < FULL_BYTES) continue
      yield files
      files = []
      size = 0
    }
    if (files.length > 0) yield files
  }

  async #list(): Promise<List> {
    const bytes = await this.#store.read(LIST)
    if (!bytes) return EMPTY
    const data = readJson(listSchema, bytes)
    if (!data) throw new Error(`${LIST} was not written by this version of Masthead. Delete it to begin a new cache.`)
    const { signature, ...list } = data
    if (isSame(signature, this.#signed(list).signature)) return list
    if (!this.#key) throw new Error(`${LIST} is signed. Set CACHE_KEY to the key of the other machines.`)
    if (!this.#hasWarned)
      console.error(
        `The shared cache at ${this.#store.where} is not signed with this CACHE_KEY, so none of its packs is taken. Set the same key on all machines.`,
      )
    this.#hasWarned = true
    return EMPTY
  }

  /**
   * Returns a list with its signature, if there is a key. It names each pack by its SHA-256, so it signs the packs too.
   */
  #signed({ version, packs, replaced }: List): SignedList {
    const list = { version, packs, replaced }
    if (!this.#key) return list
    return { ...list, signature: createHmac('sha256', this.#key).update(JSON.stringify(list)).digest('hex') }
  }

  #stamp(): string {
    const { size, mtimeMs } = statSync(path.join(this.#folder, DATABASE))
    return `${size} ${mtimeMs}`
  }

  /**
   * Begins with the database of the machine that wrote last, without what it says about that machine’s disk. One that
   * is damaged, or names files outside the site, is not taken.
   */
  #adopt(): void {
    const reason = this.#cache.adoptDatabase(path.join(this.#folder, DATABASE))
    if (reason !== undefined)
      console.error(`The database in the shared cache at ${this.#store.where} is not taken. ${reason}`)
  }

  /** Copies the database, without what it says about the disk of this machine, if it is another one than before. */
  #copy(): void {
    const shared = path.join(this.#folder, DATABASE)
    const copy = `${shared}.new`
    this.#cache.copyDatabase(copy)
    if (existsSync(shared) && readFileSync(copy).equals(readFileSync(shared))) rmSync(copy)
    else renameSync(copy, shared)
  }

  #known(): Known {
    const known = this.#cache.recall()
    return (known && readJson(knownSchema, known)) ?? { packs: {} }
  }

  #remember(known: Known): void {
    this.#cache.remember(JSON.stringify(known))
  }

  async #orSay(what: string, step: () => Promise<void>): Promise<void> {
    try {
      await step()
    } catch (error) {
      console.error(`The shared cache at ${this.#store.where} could not be ${what}: ${reasonOf(error)}`)
    }
  }
}

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

/** The names in the cache’s folder of what other machines can use. */
const NAME = /^(?:files\/[\da-f]{2}\/[\da-f]{62}|shared\.sqlite)$/

/** The name of a pack: no other file of the store is read or deleted. */
const packName = z.hash('sha256')

const listSchema = z.object({
  version: z.literal(1),
  /** The HMAC-SHA-256 of the other keys as JSON, with CACHE_KEY. */
  signature: z.string().optional(),
  /** The packs, the oldest first. A later one replaces the records of an earlier one. */
  packs: z.array(z.object({ sha256: packName, files: z.int().nonnegative() })).readonly(),
  /** The packs that these replaced. They stay until they are replaced again, for machines that are reading them. */
  replaced: z.array(packName).readonly(),
})

type SignedList = Readonly<z.infer<typeof listSchema>>

type List = Omit<SignedList, 'signature'>

const EMPTY: List = { version: 1, packs: [], replaced: [] }

/** Compares two signatures. The time that this takes says nothing about how far they are the same. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  const [a, b] = [one, other].map((text) => hash('sha256', text, 'buffer'))
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

/** The state of the shared cache when this machine last read it. */
const knownSchema = z.object({
  /** The names of the files in each pack that it has read or written. */
  packs: z.record(packName, z.array(z.string()).readonly()),
  /** The size and time of the copy of the database that it has read or written. */
  database: z.string().optional(),
})

type Known = Readonly<z.infer<typeof knownSchema>>

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

/** Whether a packed file may go into the cache: a file of the site has the digest that it is named by. */
function isSound({ name, bytes }: PackedFile): boolean {
  return (
    NAME.test(name) && (name === DATABASE || hash('sha256', bytes) === name.slice('files/'.length).replace('/', ''))
  )
}

/** A file of the cache, with its path in the cache's folder. */
interface PackedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The number of bytes of files after which a pack is full. */
const FULL_BYTES = 64_000_000

/** The size of the largest file that goes into a pack, in bytes. */
const LARGEST = 128_000_000

/** The number of bytes that a pack may unpack to: the most that Masthead packs, with room for the list. */
const MOST_UNPACKED = 256_000_000

const packedSchema = z.array(z.tuple([z.string(), z.int().nonnegative()]))

/** The length of the number that a pack begins with: the size of its list of files. */
const SIZE = 4

/** Pages of one site are alike: a window of 16 MB lets brotli find that at a low, fast quality. */
const PARAMETERS = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 24 }

/** Joins files into one, compressed: the size of a list, the list as JSON (name and size of each file), their bytes. */
export function pack(files: readonly PackedFile[]): Promise<Uint8Array> {
  const list = Buffer.from(JSON.stringify(files.map(({ name, bytes }) => [name, bytes.length])))
  const size = Buffer.alloc(SIZE)
  size.writeUInt32BE(list.length)
  return promisify(brotliCompress)(Buffer.concat([size, list, ...files.map(({ bytes }) => bytes)]), {
    params: PARAMETERS,
  })
}

/**
 * Returns the files of a pack.
 * @throws if it is no pack, or unpacks to more than Masthead packs
 */
export async function unpack(packed: Uint8Array): Promise<PackedFile[]> {
  const bytes = await promisify(brotliDecompress)(packed, { maxOutputLength: MOST_UNPACKED })
  const begin = SIZE + bytes.readUInt32BE()
  const list = readJson(packedSchema, bytes.subarray(SIZE, begin))
  if (!list) throw new Error('The list of the files of a pack cannot be read.')
  let end = begin
  return list.map(([name, size]) => {
    end += size
    return { name, bytes: bytes.subarray(end - size, end) }
  })
}
