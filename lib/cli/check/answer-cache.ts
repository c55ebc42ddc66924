import { z } from 'zod'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'

/** Milliseconds for which a page that was there is taken to be there still. */
const WEEK = 7 * 24 * 60 * 60 * 1000

const KEPT = z.record(z.string(), z.number())

/**
 * The addresses that were there within the last week, with the time in milliseconds since 1970; none if they were never kept,
 * or if the file is damaged.
 */
export function cachedAnswers(file: string): Map<string, number> {
  const sealed = readSealed(file)
  if (!sealed) return new Map()
  const kept = KEPT.parse(JSON.parse(sealed.toString()))
  return new Map(Object.entries(kept).filter(([, time]) => Date.now() - time < WEEK))
}

/** Keeps the addresses that were there. Where nothing can be written, all are asked for again the next time. */
export function cacheAnswers(file: string, alive: ReadonlyMap<string, number>): void {
  try {
    writeSealed(file, [JSON.stringify(Object.fromEntries(alive))])
  } catch (error) {
    console.error(`What was asked is not kept for the next time: ${error instanceof Error ? error.message : error}`)
  }
}
