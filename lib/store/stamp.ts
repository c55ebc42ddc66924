import { lstatSync, readdirSync, type Stats } from 'node:fs'

/** The time after which a change of a file gives it another time of change, in ms: the coarsest clock ticks every 2 s. */
const TICK = 2000

/** The same on a disk that records fractions of seconds. The coarsest clock of those ticks every 16 ms. */
const FINE_TICK = 50

/** The facts of a file that its stamp contains. */
type StampedStat = Pick<Stats, 'ino' | 'size' | 'mtimeMs' | 'ctimeMs' | 'isSymbolicLink'>

/**
 * Returns the stamp of a file or folder: its inode, size and times. While the stamp is the same, so are the bytes.
 * Nobody can set the time of the last change, so it shows a change that left the other time as it was.
 * @returns undefined for a file that is missing, for a symbolic link, and for what changed just now and may change again
 *   without another time
 */
export function stampOf(file: string): string | undefined {
  return stampFrom(lstatSync(file, { throwIfNoEntry: false }))
}

/** Returns the stamp of a file or folder from the result of `lstat`. */
export function stampFrom(stat: StampedStat | undefined): string | undefined {
  if (!stat || stat.isSymbolicLink()) return undefined
  const { ino, size, mtimeMs, ctimeMs } = stat
  const tick = ctimeMs % 1000 === 0 ? TICK : FINE_TICK
  return Date.now() - Math.max(mtimeMs, ctimeMs) < tick ? undefined : `${ino} ${size} ${mtimeMs} ${ctimeMs}`
}

/** Whether the result of `lstat` has the values of a stamp. Comparing two stamps as texts would take three times as long. */
export function isStampOf(stat: StampedStat | undefined, stamp: string): boolean {
  if (!stat || stat.isSymbolicLink()) return false
  const size = stamp.indexOf(' ') + 1
  const changed = stamp.lastIndexOf(' ') + 1
  const written = stamp.lastIndexOf(' ', changed - 2) + 1
  return (
    stat.ctimeMs === Number(stamp.slice(changed)) &&
    stat.mtimeMs === Number(stamp.slice(written, changed)) &&
    stat.size === Number(stamp.slice(size, written)) &&
    stat.ino === Number(stamp.slice(0, size))
  )
}

/** Whether a file or folder has a stamp that it had before. */
export function hasStamp(file: string, stamp: string): boolean {
  return isStampOf(lstatSync(file, { throwIfNoEntry: false }), stamp)
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
    return hasStamp(folder + name, stamp)
  })
}
