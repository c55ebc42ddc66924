import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { formatBytes } from '../language/format.ts'
import { suggest } from '../problem/did-you-mean.ts'
import { decodePercent } from '../publication/addresses.ts'
import { MEDIA, STATIC } from '../publication/content-names.ts'
import { anything, readJson } from '../settings/read-json.ts'
import { LIMITS } from '../source/limits.ts'
import { type FileProblem, isOutside, readBytes, realPathOf } from '../source/source-file.ts'
import { endingOf, FILE_ENDINGS, type FileContent, type FileFacts, fileTypeOf } from './file-types.ts'

/** A file that a story links to or plays, such as a PDF. */
export interface AttachedFile {
  /** The path of the file on this machine. */
  readonly path: string
  /** Its name among the site’s assets, with a digest of its content. */
  readonly asset: string
  /** Its media type. */
  readonly type: string
  /** Its size in bytes. */
  readonly size: number
}

// Caches the last files: the languages of a story link to the same ones and are read one after the other.
const known = new Map<string, AttachedFile | FileProblem>()
const MOST_KNOWN = 1000

/**
 * Reads a file, and checks its size and whether its content is what its name says.
 * @param name the name as written, for messages
 */
export function readAttachment(file: string, name: string): AttachedFile | FileProblem {
  const stat = statSync(file)
  const key = JSON.stringify([file, name, stat.mtimeMs, stat.size])
  const found = known.get(key) ?? examine(file, name)
  if (known.size > MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

function examine(file: string, name: string): AttachedFile | FileProblem {
  const type = fileTypeOf(file)
  if (!type) {
    const message = `“${name}” is of a type that a story cannot have beside it.`
    return { rule: 'file-type', message, hint: `Use one of these: ${FILE_ENDINGS.join(', ')}.` }
  }
  const bytes = readBytes(file, LIMITS.fileBytes)
  if (!(bytes instanceof Uint8Array)) return { ...bytes, message: `“${name}” cannot be published: ${bytes.message}` }
  const problem = contentProblem(bytes, type.content)
  if (problem) {
    const hint = `Export it again as ${labelOf(file)}, or give it the ending that belongs to it.`
    return { rule: 'file-type', message: `“${name}” ${problem}.`, hint }
  }
  return { path: file, asset: assetOf(file, bytes), type: type.media, size: bytes.length }
}

function assetOf(file: string, bytes: Uint8Array): string {
  const stem = path
    .basename(file, path.extname(file))
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `${stem || 'file'}.${hash('sha256', bytes).slice(0, 12)}.${endingOf(file)}`
}

/** Reads the bytes of a file again, to publish them. Throws if they have changed since the story was read. */
export function bytesOf({ path: file, asset }: AttachedFile): Uint8Array<ArrayBuffer> {
  const bytes = readBytes(file, LIMITS.fileBytes)
  if (!(bytes instanceof Uint8Array)) throw new Error(bytes.message)
  if (assetOf(file, bytes) !== asset) throw new Error('it has changed since the story was read.')
  return new Uint8Array(bytes)
}

/** Returns what a link with some words says of its file. */
export function fileFactsOf({ asset, size, type }: AttachedFile, words: string, lang: string): FileFacts {
  const label = labelOf(asset)
  const isSaid = new RegExp(`(?<![\\p{L}\\p{N}])${label}(?![\\p{L}\\p{N}])`, 'iu').test(words)
  return { label: isSaid ? undefined : label, size: formatBytes(size, lang), type }
}

function labelOf(name: string): string {
  const ending = endingOf(name)
  return ending === 'geojson' ? 'GeoJSON' : ending.toUpperCase()
}

/** Returns the problem of the content of a file, as the words after its name in a message; undefined if it has none. */
function contentProblem(bytes: Buffer, content: FileContent): string | undefined {
  if (bytes.length === 0) return 'is empty'
  const start = bytes.toString('latin1', 0, 1024)
  const other = otherType(start)
  const isElse = `is ${other ?? 'something else than its name says'}`
  if (content === 'text' || content === 'json') {
    if (other) return isElse
    if (!isUtf8(bytes) || bytes.includes(0)) return 'is not UTF-8 text'
    return content === 'json' && readJson(anything, bytes) === undefined ? 'is not JSON' : undefined
  }
  if ('starts' in content)
    return content.starts.some(([at, signature]) => start.startsWith(signature, at)) ? undefined : isElse
  if ('ole' in content) {
    if (!start.startsWith(OLE)) return isElse
    return bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le')) ? 'contains macros' : undefined
  }
  if (!start.startsWith('PK\x03\x04')) return isElse
  const names = namesInZip(bytes)
  if (!names) return 'is incomplete'
  const program = names.find((name) => PROGRAMS.test(name))
  if (program) return `contains a program (${program.slice(-60)})`
  return names.some((name) => content.zip.test(name)) ? undefined : isElse
}

/** Other types that a file may have than its name says, by its first bytes. */
const OTHERS: readonly (readonly [starts: readonly string[], name: string])[] = [
  [
    ['MZ', '\x7fELF', '#!', '\xfe\xed\xfa', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '\0asm'],
    'a program',
  ],
  [['%PDF-'], 'a PDF'],
  [['PK\x03\x04'], 'a ZIP archive'],
  [['\x89PNG', '\xff\xd8\xff', 'GIF8'], 'a picture'],
]

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/** The files in an archive that run when a person opens them. */
const PROGRAMS =
  /\.(?:exe|com|scr|msi|bat|cmd|pif|lnk|vbs|vbe|wsf|hta|jar|ps1|apk|dmg|deb|rpm)$|(?:^|\/)vbaProject\.bin$/i

function otherType(start: string): string | undefined {
  if (/^(?:\xef\xbb\xbf)?\s*<[!?a-z]/i.test(start)) return 'HTML or XML'
  return OTHERS.find(([starts]) => starts.some((one) => start.startsWith(one)))?.[1]
}

/** The names of the files in a ZIP archive, from its directory (APPNOTE 4.3.12, 4.3.16); undefined if it has none. */
function namesInZip(bytes: Buffer): string[] | undefined {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) return undefined
  const names: string[] = []
  let at = bytes.readUInt32LE(end + 16)
  while (at + 46 <= end && bytes.readUInt32LE(at) === 0x02014b50) {
    const length = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + length))
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names.length > 0 ? names : undefined
}

/** Returns the name of a file in `media` that an address in the site leads to; undefined if it leads elsewhere. */
export function sharedName(address: string): string | undefined {
  if (!address.startsWith(`/${MEDIA}/`)) return undefined
  const name = path.posix.normalize(decodePercent(address.slice(MEDIA.length + 2)))
  return name.split('/')[0] === '..' || name.startsWith('/') ? undefined : name
}

/**
 * Reads the file that an address in the site leads to: one beside the story, or one in `media`.
 * @param story the content folder, the story’s own folder, and the address of its page
 * @returns undefined if the address is none of a file
 */
export function readLinkedFile(
  { root, folder, page }: Readonly<Record<'root' | 'folder' | 'page', string>>,
  address: string,
): AttachedFile | FileProblem | undefined {
  const shared = sharedName(address)
  const own = address.startsWith(page) ? decodePercent(address.slice(page.length)) : ''
  if (shared === undefined && (own.includes('/') || !fileTypeOf(own))) return undefined
  const name = shared ?? own
  // A newsroom may have a folder of this name among its own files already.
  if (shared !== undefined && existsSync(path.join(root, STATIC, MEDIA, name))) return undefined
  const base = shared === undefined ? folder : path.join(root, MEDIA)
  const file = path.join(base, name)
  const written = shared === undefined ? name : `/${MEDIA}/${name}`
  // Listings are case-sensitive even if the file system is not, because the web server's file system will be.
  const missing = name.split('/').findIndex((part, index, parts) => {
    return !namesIn(path.join(base, ...parts.slice(0, index))).includes(part)
  })
  if (missing >= 0) {
    const names = namesIn(path.dirname(file)).filter((one) => fileTypeOf(one))
    const home = shared === undefined ? 'beside the story, or in media and write /media/its-name' : 'in content/media'
    const hint = names.length > 0 ? suggest(path.basename(name), names) : `Put the file ${home}.`
    return { rule: 'file-missing', message: `There is no file “${written}” here.`, hint }
  }
  const real = realPathOf(file)
  if (real === undefined || isOutside(base, real) || isOutside(root, real)) {
    const message = `“${written}” is a symbolic link that points ${real === undefined ? 'nowhere' : 'out of its folder'}.`
    return { rule: 'file-link', message, hint: 'Put the file itself here.' }
  }
  return readAttachment(file, written)
}

/** The names in a folder; none if there is no such folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** The digests of the files in `media` that a story names, by name; empty for one that cannot be read. */
export type SharedFiles = Readonly<Record<string, string>>

const digests = new Map<string, string>()

/** Returns the digest of a file in `media`; empty if it cannot be read. */
export function sharedDigest(root: string, name: string): string {
  const file = path.join(root, MEDIA, name)
  try {
    const { mtimeMs, size } = statSync(file)
    const key = JSON.stringify([file, mtimeMs, size])
    const bytes = digests.has(key) ? undefined : readBytes(file, LIMITS.pictureBytes)
    const digest = digests.get(key) ?? (bytes instanceof Uint8Array ? hash('sha256', bytes) : '')
    digests.set(key, digest)
    return digest
  } catch {
    return '' // There is none, or no file can have this name.
  }
}

/** Whether the files in `media` that a story named are the same as when it was read. */
export function areSharedSame(root: string, shared: SharedFiles = {}): boolean {
  return Object.entries(shared).every(([name, digest]) => sharedDigest(root, name) === digest)
}
