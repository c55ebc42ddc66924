import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readSealed, writeSealed } from '../cache/sealed-file.ts'
import type { Card } from './card.ts'
import { cardKey } from './card-key.ts'
import { drawCard } from './draw-card.ts'

/**
 * The number of unused cards that may stay in the cache. Deleting them each time would mean reading the whole folder.
 */
const SLACK = 200

/** Returns a card from the cache; if it is not there, draws it and adds it. Several threads may do so at once. */
export async function cachedCard(card: Card, folder: string): Promise<Uint8Array> {
  const key = cardKey(card)
  const file = path.join(folder, key.slice(0, 2), key)
  const drawn = readSealed(file)
  if (drawn) return drawn
  const picture = await drawCard(card)
  writeSealed(file, [picture])
  return picture
}

/**
 * Deletes the cards that no page uses, once they are many.
 * @param wanted how many cards the pages use
 * @param keysOf returns the keys of those cards; it is called only if cards may have to be deleted
 */
export function forgetCards(folder: string, wanted: number, keysOf: () => readonly string[]): void {
  if (!existsSync(folder)) return
  const kept = readdirSync(folder).flatMap((start) =>
    readdirSync(path.join(folder, start)).map((name) => path.join(folder, start, name)),
  )
  if (kept.length <= wanted + SLACK) return
  const keys = new Set(keysOf())
  for (const file of kept) if (!keys.has(path.basename(file))) rmSync(file)
}
