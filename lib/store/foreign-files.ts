import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { contentDir } from '../settings/settings.ts'
import { entriesOf, MANIFEST, parseManifest } from './manifest.ts'

/** Files that operating systems put into folders that a user opens. */
export const SYSTEM_FILES: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/**
 * The files that every site built by Masthead has. Checksums alone do not suffice: many folders of downloads have them.
 */
const MARKERS = [MANIFEST, 'index.html', '404.html']

/** The maximum number of file names in a message. */
const NAMED = 3

/**
 * Checks that a build may replace a folder: it does not exist, it is empty, or Masthead made everything in it.
 * @param find returns the names of files that Masthead did not make; by default it looks into every subfolder
 * @throws otherwise, with a remedy in the message
 */
export function refuseForeign(target: string, find: (site: string) => readonly string[] = foreignFiles): void {
  if (!existsSync(target)) return
  if (!statSync(target).isDirectory()) throw new Error(`${target} is not a folder. Choose another OUT_DIR.`)
  if (readdirSync(target).length === 0) return
  if (!MARKERS.every((name) => existsSync(path.join(target, name)))) {
    throw new Error(
      `${target} contains files that Masthead did not make, and a build would replace the folder. Choose another OUT_DIR, or empty this folder yourself.`,
    )
  }
  const [first, ...others] = find(target)
    .filter((name) => name !== MANIFEST && !isSystemFile(name))
    .toSorted()
  if (first === undefined) return
  const names = [first, ...others.slice(0, NAMED - 1)].join(', ')
  const more = others.length < NAMED ? '' : ` and ${others.length + 1 - NAMED} more`
  throw new Error(
    `${target} contains files that Masthead did not make, and a build would delete them: ${names}${more}. Move them to another place, or delete the whole folder; files to publish with the site belong in ${contentDir()}/static/.`,
  )
}

/** Whether an operating system made a file. */
function isSystemFile(name: string): boolean {
  return SYSTEM_FILES.has(path.posix.basename(name))
}

/** Returns the files in a site's folder that its manifest does not list. */
export function foreignFiles(site: string): string[] {
  const listed = parseManifest(readFileSync(path.join(site, MANIFEST), 'utf8'))
  return [...entriesOf(site)].flatMap(({ name }) => (listed.has(name) ? [] : name))
}

/** Returns the same without a look into the subfolders in which the manifest lists files. */
export function foreignFilesAtTop(site: string): string[] {
  const manifest = readFileSync(path.join(site, MANIFEST))
  return readdirSync(site, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return nameFrom(manifest, entry.name) === entry.name ? [] : entry.name
    const folder = `${entry.name}/`
    if (nameFrom(manifest, folder)?.startsWith(folder)) return []
    return [...entriesOf(site, folder)].map(({ name }) => name)
  })
}

const [DIGEST, NEWLINE] = [64 + 2, 10]

/** Returns the first of the names in a manifest, which are sorted, that is not before another name. */
function nameFrom(manifest: Buffer, name: string): string | undefined {
  const nameAt = (start: number) => manifest.toString('utf8', start + DIGEST, manifest.indexOf(NEWLINE, start))
  let [low, high] = [0, manifest.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : manifest.lastIndexOf(NEWLINE, middle - 1) + 1
    if (nameAt(start) < name) low = manifest.indexOf(NEWLINE, start) + 1
    else high = start
  }
  return low < manifest.length ? nameAt(low) : undefined
}
