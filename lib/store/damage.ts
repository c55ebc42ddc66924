import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { isDigest, isFileOfSite, type SiteFileName } from './manifest.ts'

/** An error of a database that is damaged: its rows have to be made again. */
export class DamagedDatabase extends Error {}

/** Returns the checksum of some columns of a row. */
export function crcOf(values: readonly unknown[]): number {
  return values.reduce<number>((crc, value) => crc32(value instanceof Uint8Array ? value : `${value}\0`, crc), 0)
}

/** Returns a text with a digest of itself and of the row that it belongs to, so that `unsealed` notices any damage. */
export function sealed(row: string, text: string): string {
  return digestOf(row, text) + text
}

/**
 * Returns the text that `sealed` was given.
 * @throws DamagedDatabase if it is another one
 */
export function unsealed(row: string, value: unknown): string {
  const text = textOf(value)
  if (!isSealed(row, text)) throw new DamagedDatabase(`The row “${row}” is damaged.`)
  return text.slice(DIGEST)
}

/** Whether a text is one that `sealed` returned for a row. */
export function isSealed(row: unknown, text: unknown): boolean {
  return typeof text === 'string' && digestOf(`${row}`, text.slice(DIGEST)) === text.slice(0, DIGEST)
}

/**
 * Returns the text of a column.
 * @throws DamagedDatabase if it has none
 */
export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new DamagedDatabase('A column has no text.')
  return value
}

/**
 * Returns a text as the name of a file of the site.
 * @throws DamagedDatabase if it leads out of the site’s folder: nobody but a database has such names
 */
export function nameOfFile(value: unknown): SiteFileName {
  if (isFileOfSite(value)) return value
  throw new DamagedDatabase(`“${String(value).slice(0, MOST_NAMED)}” is not the name of a file of the site.`)
}

/**
 * Returns files whose names lead to the site’s folder, and whose digests lead to the cache.
 * @throws DamagedDatabase otherwise
 */
export function checkedFiles<File extends { readonly name: unknown; readonly sha256: unknown }>(
  files: readonly File[],
): readonly File[] {
  for (const { name, sha256: digest } of files) {
    nameOfFile(name)
    if (!isDigest(digest)) throw new DamagedDatabase(`“${name}” has no digest.`)
  }
  return files
}

/** The most characters of a wrong name in a message. */
const MOST_NAMED = 100

/** The length of the digest of a row’s text, in hex digits. */
const DIGEST = 16

function digestOf(row: string, text: string): string {
  return hash('sha256', `${row}\0${text}`).slice(0, DIGEST)
}
