import { z } from 'zod'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'

/** How long a link that worked is assumed to work, in milliseconds. */
const WEEK = 7 * 24 * 60 * 60 * 1000

const KEPT = z.record(z.string(), z.number())

/**
 * Returns the URLs that worked within the last week, with the time in milliseconds since 1970. Returns none if there is
 * no cache, or if the file is damaged.
 */
export function cachedAnswers(file: string): Map<string, number> {
  const sealed = readSealed(file)
  if (!sealed) return new Map()
  const kept = KEPT.parse(JSON.parse(sealed.toString()))
  return new Map(Object.entries(kept).filter(([, time]) => Date.now() - time < WEEK))
}

/** Caches the URLs that worked. If the file cannot be written, the next run requests all of them again. */
export function cacheAnswers(file: string, alive: ReadonlyMap<string, number>): void {
  try {
    writeSealed(file, [JSON.stringify(Object.fromEntries(alive))])
  } catch (error) {
    console.error(`What was asked is not kept for the next time: ${error instanceof Error ? error.message : error}`)
  }
}
