import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { MANIFEST, parseManifest } from './manifest.ts'

/** What every site has that Masthead made. Checksums alone are in many a folder of downloads. */
const MARKS = [MANIFEST, 'index.html', '404.html']

/** What systems put into folders that somebody looks at. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** So many names a message has. */
const NAMED = 3

/**
 * Makes sure that a site may replace a folder: it is not there, it is empty, or Masthead made everything in it.
 * @throws otherwise, with what to do
 */
export function refuseForeign(target: string): void {
  if (!existsSync(target)) return
  if (!statSync(target).isDirectory()) throw new Error(`${target} is no folder. Choose another OUT_DIR.`)
  if (readdirSync(target).length === 0) return
  if (!MARKS.every((name) => existsSync(path.join(target, name)))) {
    throw new Error(
      `${target} holds files that Masthead did not press, and would be replaced. Choose another OUT_DIR, or empty this folder yourself.`,
    )
  }
  const [first, ...others] = foreignFiles(target)
  if (first === undefined) return
  const names = [first, ...others.slice(0, NAMED - 1)].join(', ')
  const more = others.length < NAMED ? '' : ` and ${others.length + 1 - NAMED} more`
  throw new Error(
    `${target} holds files that Masthead did not make, and a build would delete them: ${names}${more}. Move them to another place, or delete the whole folder; what is to be published with the site belongs in public/.`,
  )
}

/** What is in a site's folder and not in its manifest. */
function foreignFiles(target: string): string[] {
  const listed = parseManifest(readFileSync(path.join(target, MANIFEST), 'utf8'))
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !LITTER.has(entry.name))
    .map((entry) => path.relative(target, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => name !== MANIFEST && !listed.has(name))
    .sort()
}
