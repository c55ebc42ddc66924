import { createHash, type Hash, hash } from 'node:crypto'
import { type Dirent, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs'
import path from 'node:path'
import { ownPackageFile, packedCode } from '../settings/installation.ts'
import { bytesOrReason, realPathOf } from '../source/source-file.ts'

/** Returns the SHA-256 of a content file, or of the reason why it cannot be read, as 64 hex digits. */
export function fileDigest(file: string): string {
  return hash('sha256', bytesOrReason(file))
}

/**
 * Returns the SHA-256 of everything in a folder, names and bytes, as 64 hex digits.
 * @param files gets the first 16 digits of the SHA-256 of each file, by its path in the folder
 */
export function folderDigest(folder: string, files?: Map<string, string>): string {
  const whole = createHash('sha256')
  addFolder(whole, folder, '', files)
  return whole.digest('hex')
}

/** The state of a story's folder: a digest of all that is in it, and the stamps with which it had that digest. */
export interface StoryState {
  readonly digest: string
  /** The digest of each file by its path in the folder; undefined if the files were not read. */
  readonly files?: ReadonlyMap<string, string>
  /** Undefined if something in the folder changed just before, or is a symbolic link. */
  readonly stamps?: string | undefined
}

/**
 * Returns the current state of a story's folder.
 * @param before the state that was recorded; while its stamps are the same, the folder's files are not read
 */
export function storyState(root: string, slug: string, before?: StoryState): StoryState {
  const folder = path.join(root, 'stories', slug)
  if (before?.stamps !== undefined && hasStamps(folder, before.stamps)) return before
  // The stamps are taken before the files are read, so a change in between leaves stamps that are not the file's.
  const stamps = stampsIn(folder)
  const files = new Map<string, string>()
  return { digest: folderDigest(folder, files), files, stamps }
}

/** Returns the digest of a story's folder in its current state. */
export function storyDigest(root: string, slug: string): string {
  return folderDigest(path.join(root, 'stories', slug))
}

function addFolder(whole: Hash, folder: string, prefix: string, files: Map<string, string> | undefined): void {
  for (const entry of entriesOf(folder)) {
    const file = path.join(folder, entry.name)
    const name = prefix + entry.name
    whole.update(`${name}\0`)
    // Follows a symbolic link, as reading the story does. Its target counts too, because it must not be outside the
    // content.
    if (entry.isSymbolicLink()) whole.update(`${path.relative(folder, realPathOf(file) ?? '')}\0`)
    if (entry.isDirectory()) {
      addFolder(whole, file, `${name}/`, files)
      continue
    }
    const bytes = bytesOrReason(file)
    whole.update(bytes).update('\0')
    files?.set(name, hash('sha256', bytes).slice(0, 16))
  }
}

/**
 * Lists a folder in order. One that cannot be read, such as by a name that is not UTF-8, has nothing; reading the story
 * reports it.
 */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/**
 * Returns a digest of the code and of Node's version, as 16 hex digits. Builds with the same digest have the same
 * compiled code. A package records the digest of its code when it is made. It is that of the code when this process
 * first asked: it has loaded that code, and reading 700 files again for the same answer takes time.
 */
export function codeDigest(projectDir: string): string {
  const digest = digests.get(projectDir) ?? newDigest(projectDir)
  digests.set(projectDir, digest)
  return digest
}

/**
 * Returns a digest of the packages whose code decides what a build keeps of a story: its cards, its problems and its
 * mail.
 */
export function packagesDigest(): string {
  const modules = PACKAGES.map((name) => ownPackageFile(name, 'main'))
  return hash('sha256', modules.map((file) => file && folderDigest(path.dirname(file))).join())
}

const PACKAGES = ['cards', 'lint', 'mail'] as const

// The files and folders that decide what a page looks like, apart from the content.
const FILES = ['package-lock.json', 'next.config.ts', 'tailwind.config.ts', 'postcss.config.mjs', 'tsconfig.json']
const FOLDERS = ['app', 'components', 'lib']

const digests = new Map<string, string>()

function newDigest(projectDir: string): string {
  const packed = packedCode()
  if (packed) return digest([readFileSync(packedDigestFile(packed), 'utf8')])
  const files = FILES.map((name) => hash('sha256', readFileSync(path.join(projectDir, name))))
  const folders = FOLDERS.map((name) => folderDigest(path.join(projectDir, name)))
  return digest([...files, ...folders])
}

/** Returns the path of the file in which a package records the digest of its code. */
export function packedDigestFile(folder: string): string {
  return path.join(folder, 'code-digest')
}

function digest(parts: readonly string[]): string {
  return hash('sha256', [process.version, ...parts].join()).slice(0, 16)
}

/**
 * Returns the stamp of a file or folder: its inode and the time of its last change, which nobody can set. While the
 * stamp is the same, so are the bytes, or the names in the folder.
 * @returns undefined for a file that is missing, for a symbolic link, and for what changed just now and may change
 * again
 *   without another time
 */
export function stampOf(file: string): string | undefined {
  return stampFrom(lstatSync(file, { throwIfNoEntry: false }))
}

/**
 * The time after which a change of a file gives it another time of change, in ms: the coarsest clock ticks every 2 s.
 */
const TICK = 2000

/** The same on a disk that records fractions of seconds. The coarsest clock of those ticks every 16 ms. */
export const FINE_TICK = 50

/** The facts of a file that its stamp contains. */
type StampedStat = Pick<Stats, 'ino' | 'ctimeMs' | 'isSymbolicLink'>

/** Returns the stamp of a file or folder from the result of `lstat`. */
export function stampFrom(stat: StampedStat | undefined): string | undefined {
  if (!stat || stat.isSymbolicLink()) return undefined
  const { ino, ctimeMs } = stat
  return Date.now() - ctimeMs < (ctimeMs % 1000 === 0 ? TICK : FINE_TICK) ? undefined : `${ino} ${ctimeMs}`
}

/**
 * Whether two paths are one file. On Windows it is not known, because Node's numbers have too few digits for inodes.
 */
export function isSameFile(one: string, other: string): boolean {
  if (process.platform === 'win32') return false
  const first = lstatSync(one, { throwIfNoEntry: false })
  if (!first?.isFile()) return false
  const second = lstatSync(other, { throwIfNoEntry: false })
  return first.ino === second?.ino && first.dev === second.dev
}

/**
 * Returns the stamps of a folder and of everything in it, as one text.
 * @returns undefined if anything in it has no stamp
 */
export function stampsIn(folder: string): string | undefined {
  const lines: string[] = []
  const add = (name: string, isFolder: boolean): boolean => {
    const stamp = stampOf(folder + name)
    lines.push(`${stamp}${name}`)
    if (stamp === undefined || !isFolder) return stamp !== undefined
    const entries = readdirSync(folder + name, { withFileTypes: true })
    return entries.every((entry) => add(`${name}/${entry.name}`, entry.isDirectory()))
  }
  return add('', true) ? lines.join('\0') : undefined
}

/** Whether a folder still has the stamps that `stampsIn` returned. Then its files and their names are the same too. */
export function hasStamps(folder: string, stamps: string): boolean {
  return stamps.split('\0').every((line) => {
    const end = line.indexOf('/')
    const [stamp, name] = end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end)]
    return stampOf(folder + name) === stamp
  })
}
