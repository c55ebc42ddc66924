import { lstatSync, readdirSync, type Stats } from 'node:fs'

/**
 * Returns the stamp of a file or folder: its inode and the time of its last change, which nobody can set. While the stamp is
 * the same, so are the bytes, or the names in the folder.
 * @returns undefined for a file that is missing, for a symbolic link, and for what changed just now and may change again
 *   without another time
 */
export function stampOf(file: string): string | undefined {
  return stampFrom(lstatSync(file, { throwIfNoEntry: false }))
}

/** The time after which a change of a file gives it another time of change, in ms: the coarsest clock ticks every 2 s. */
const TICK = 2000

/** The same on a disk that records fractions of seconds. The coarsest clock of those ticks every 16 ms. */
const FINE_TICK = 50

/** The facts of a file that its stamp contains. */
type StampedStat = Pick<Stats, 'ino' | 'ctimeMs' | 'isSymbolicLink'>

/** Returns the stamp of a file or folder from the result of `lstat`. */
export function stampFrom(stat: StampedStat | undefined): string | undefined {
  if (!stat || stat.isSymbolicLink()) return undefined
  const { ino, ctimeMs } = stat
  return Date.now() - ctimeMs < (ctimeMs % 1000 === 0 ? TICK : FINE_TICK) ? undefined : `${ino} ${ctimeMs}`
}

/** Whether two paths are one file. On Windows it is not known, because Node's numbers have too few digits for inodes. */
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
