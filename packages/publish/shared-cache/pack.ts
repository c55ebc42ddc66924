import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { z } from 'zod'
import { readJson } from '../../../lib/settings/read-json.ts'

/** A file of the cache, with its path in the cache's folder. */
export interface PackedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The number of bytes of files after which a pack is full. */
export const FULL_BYTES = 64_000_000

/** The size of the largest file that goes into a pack, in bytes. */
export const LARGEST = 128_000_000

/** The number of bytes that a pack may unpack to: the most that Masthead packs, with room for the list. */
const MOST_UNPACKED = 256_000_000

const listSchema = z.array(z.tuple([z.string(), z.int().nonnegative()]))

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
  const list = readJson(listSchema, bytes.subarray(SIZE, begin))
  if (!list) throw new Error('The list of the files of a pack cannot be read.')
  let end = begin
  return list.map(([name, size]) => {
    end += size
    return { name, bytes: bytes.subarray(end - size, end) }
  })
}
