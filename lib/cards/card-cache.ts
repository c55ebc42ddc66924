import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readSealed, writeSealed } from '../cache/sealed-file.ts'
import type { Card } from './card.ts'
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
  const files = readdirSync(folder).flatMap((start) =>
    readdirSync(path.join(folder, start)).map((name) => path.join(folder, start, name)),
  )
  if (files.length <= wanted + SLACK) return
  const keys = new Set(keysOf())
  for (const file of files) if (!keys.has(path.basename(file))) rmSync(file)
}

const PROJECT = path.join(import.meta.dirname, '../..')

/** The digest of the design, which decides how a card looks apart from what it shows. */
let design: string | undefined

/**
 * Returns a digest of all that a card's picture depends on: two cards with the same digest are the same, byte for byte.
 * It does not depend on other code, nor on the path of a picture.
 */
export function cardKey(card: Card): string {
  design ??= designDigest()
  const shown = JSON.stringify({ ...card, cover: card.cover?.asset })
  return createHash('sha256').update(design).update(shown).digest('hex')
}

/**
 * Returns a digest of the code of cards, the colours of newspaper sections, and the packages that draw, with their
 * fonts.
 */
function designDigest(): string {
  const hash = createHash('sha256').update(process.versions.icu ?? '')
  const code = readdirSync(import.meta.dirname).sort()
  const files = [...code.map((name) => path.join(import.meta.dirname, name)), path.join(PROJECT, 'app/rubrics.css')]
  for (const file of files) hash.update(readFileSync(file)).update('\0')
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(path.join(PROJECT, 'package.json'), 'utf8'),
  )
  const drawing = Object.entries(dependencies).filter(([name]) =>
    /^(?:sharp|harfbuzzjs|bidi-js|linebreak|woff2-encoder|@fontsource.*)$/.test(name),
  )
  return hash.update(JSON.stringify(drawing)).digest('hex')
}
