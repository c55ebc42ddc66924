import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isDigest, isFileOfSite, MANIFEST, parseManifest } from '../../../lib/store/manifest.ts'
import { publishProblem } from './publish-problem.ts'

/**
 * The ways to publish the compressed copies of files: `copies` as files of their own, `br` and `gzip` in place of the
 * files, with a Content-Encoding, `off` not at all.
 */
export const COMPRESSED = ['copies', 'br', 'gzip', 'off'] as const

/** A way to publish the compressed copies of files. */
export type Compressed = (typeof COMPRESSED)[number]

/** A file to publish. */
export interface Upload {
  readonly name: string
  /** The digest of the file as readers get it, which is in the manifest. */
  readonly sha256: string
  /** The file with the bytes to send, if that is another one: the compressed copy. */
  readonly copy?: { readonly name: string; readonly sha256: string; readonly encoding: 'br' | 'gzip' }
}

/** The files of a built site that are to be published. */
export interface SiteToPublish {
  readonly folder: string
  readonly files: readonly Upload[]
}

/**
 * Returns the files of a built site.
 * @throws PublishProblem if the folder is no built site
 */
export function siteToPublish(folder: string, compressed: Compressed): SiteToPublish {
  const manifest = bytesIn(path.join(folder, MANIFEST))?.toString()
  if (manifest === undefined) throw publishProblem('site-missing', { folder })
  const digests = manifestIn(manifest, `${MANIFEST} in ${folder}`)
  const encoding = compressed === 'br' || compressed === 'gzip' ? compressed : undefined
  const isCopy = (name: string) => /\.(?:br|gz)$/.test(name) && digests.has(name.replace(/\.\w+$/, ''))
  const files = [...digests].flatMap(([name, digest]): Upload[] => {
    if (isCopy(name) && compressed !== 'copies') return []
    const copy = `${name}.${encoding === 'br' ? 'br' : 'gz'}`
    const sent = encoding && digests.get(copy)
    return [{ name, sha256: digest, ...(sent && { copy: { name: copy, sha256: sent, encoding } }) }]
  })
  return { folder, files }
}

/**
 * Reads the digests of a manifest, by file name.
 * @param whose the name of the manifest for a message
 * @throws PublishProblem if a line is of another form, or names a file outside the site
 */
export function manifestIn(text: string, whose: string): Map<string, string> {
  const digests = parseManifest(text)
  const wrong = [...digests].find(([name, digest]) => !isDigest(digest) || !isFileOfSite(name))
  if (!wrong) return digests
  throw publishProblem('manifest-changed', { manifest: whose, line: wrong.reverse().join('  ').slice(0, 100) })
}

/** The number of names in a message. */
const NAMED = 5

/** Returns the first of some names, and how many more there are, for a message. */
export function listedNames(names: readonly string[]): string {
  const more = names.length - NAMED
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** Returns the manifest of files as they are published. */
export function manifestOfUploads(files: readonly Upload[]): string {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return sorted.map(({ name, sha256: digest }) => `${digest}  ${name}\n`).join('')
}

/**
 * Reads the bytes of a file to publish.
 * @throws PublishProblem if they are not those that were built
 */
export function bytesToSend({ folder }: SiteToPublish, { name, sha256: digest, copy }: Upload): Buffer {
  const from = copy ?? { name, sha256: digest }
  const bytes = bytesIn(path.join(folder, from.name))
  if (bytes && hash('sha256', bytes) === from.sha256) return bytes
  throw publishProblem('file-changed', { file: path.join(folder, from.name) })
}

function bytesIn(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
