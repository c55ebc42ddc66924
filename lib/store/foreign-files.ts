import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { contentDir } from '../settings/settings.ts'
import { entriesNotKnown, type KnownSite, readKnownSite } from './known-site.ts'
import { MANIFEST } from './manifest.ts'

/**
 * The files that every site built by Masthead has. Checksums alone do not suffice: many folders of downloads have them.
 */
const MARKERS = [MANIFEST, 'index.html', '404.html']

/** Files that operating systems put into folders that a user opens. */
export const SYSTEM_FILES: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** The maximum number of file names in a message. */
const NAMED = 3

/**
 * Checks that a build may replace a folder: it does not exist, it is empty, or Masthead made everything in it.
 * @param read returns what is known of it; by default every subfolder is read
 * @throws otherwise, with a remedy in the message
 */
export function refuseForeign(target: string, read: (site: string) => KnownSite = readUnknownSite): void {
  if (!existsSync(target)) return
  if (!statSync(target).isDirectory()) throw new Error(`${target} is not a folder. Choose another OUT_DIR.`)
  if (readdirSync(target).length === 0) return
  if (!MARKERS.every((name) => existsSync(path.join(target, name)))) {
    throw new Error(
      `${target} contains files that Masthead did not make, and a build would replace the folder. Choose another OUT_DIR, or empty this folder yourself.`,
    )
  }
  const [first, ...others] = foreignFiles(target, read(target))
  if (first === undefined) return
  const names = [first, ...others.slice(0, NAMED - 1)].join(', ')
  const more = others.length < NAMED ? '' : ` and ${others.length + 1 - NAMED} more`
  throw new Error(
    `${target} contains files that Masthead did not make, and a build would delete them: ${names}${more}. Move them to another place, or delete the whole folder; files to publish with the site belong in ${contentDir()}/static/.`,
  )
}

/** The files in a site's folder that its manifest does not list. */
function foreignFiles(target: string, known: KnownSite): string[] {
  return [...entriesNotKnown(target, known)]
    .filter(({ isFolder }) => !isFolder)
    .map(({ name }) => name)
    .filter((name) => name !== MANIFEST && !known.listed.has(name) && !SYSTEM_FILES.has(path.posix.basename(name)))
    .sort()
}

function readUnknownSite(target: string): KnownSite {
  return readKnownSite(target, undefined)
}
