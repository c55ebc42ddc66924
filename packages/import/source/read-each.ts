import { statSync } from 'node:fs'
import path from 'node:path'
import { type Place, START } from '../../../lib/problem/problem.ts'
import { reasonOf } from '../../../lib/problem/reason-of.ts'
import { isOfDisk } from '../../../lib/problem/system-error.ts'
import { readingTime } from '../../../lib/source/limits.ts'
import { nameOf } from '../../../lib/source/source-file.ts'
import { TimeExceeded, WORTH_A_CLOCK, withinTime } from '../../../lib/source/within-time.ts'
import { ParseLimit } from '../../../lib/story/read/parse-limits.ts'
import type { SourceSite, Warn } from '../types/imported.ts'
import { warnFor } from './source-site.ts'

/**
 * Reads files one by one, each when it is needed. A file that cannot be read is reported, and the others are read all the same.
 * @param read returns what one file contains; undefined for nothing
 */
export function* readEach<Found extends object>(
  site: SourceSite,
  files: readonly string[],
  read: (file: string) => readonly Found[],
): Generator<Found> {
  for (const [index, file] of files.entries()) {
    site.progress?.(index, files.length)
    const warn = warnFor(site, { name: nameOf(site.root, path.join(site.root, file)) })
    const found = orReport(warn, START, () => {
      const size = statSync(path.join(site.root, file), { throwIfNoEntry: false })?.size ?? 0
      return size < WORTH_A_CLOCK ? read(file) : withinTime(readingTime(size), () => read(file))
    })
    yield* found ?? []
  }
}

/** Returns a list of one value, or of none. */
export function asList<Value>(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value]
}

/**
 * Returns what `make` makes of a text; undefined, with a problem, if it throws.
 * @throws the error of a disk that is full or may only be read
 */
export function orReport<Result>(warn: Warn, place: Place, make: () => Result): Result | undefined {
  try {
    return make()
  } catch (error) {
    // On a full disk no other story could be imported either.
    if (isOfDisk(error)) throw error
    warn(place, 'import-skipped', `${reasonFor(error)} It is not imported.`, undefined, 'error')
    return undefined
  }
}

// The parsers recurse once for each level of nesting, until no stack is left.
function reasonFor(error: unknown): string {
  if (error instanceof ParseLimit || error instanceof TimeExceeded) return error.message
  if (error instanceof RangeError) return 'This text is nested too deeply to be parsed.'
  return `Masthead cannot read this: ${reasonOf(error).replace(/\.$/, '')}.`
}
