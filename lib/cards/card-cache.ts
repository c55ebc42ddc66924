import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readSealed, writeSealed } from '../cache/sealed-file.ts'
import type { Card } from './card.ts'
import { cardKey } from './card-key.ts'
import { drawCard } from './draw-card.ts'

/** Cards that no page has may be kept until they are so many: clearing them away each time would read the whole folder. */
const SLACK = 200

/** A card as it was drawn before, else drawn and kept in a folder. Several threads may do so at once. */
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
 * Forgets the cards that no page has, once they are many.
 * @param wanted how many cards the pages have
 * @param keysOf their keys, asked for only then
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
