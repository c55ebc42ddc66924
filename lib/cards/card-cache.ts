import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { PageStore, StoredFile } from '../cache/page-store.ts'
import { readSealed } from '../cache/sealed-file.ts'
import type { Card } from './card.ts'
import { drawCard } from './draw-card.ts'

/** The number of records of unused cards that may stay. Finding them takes a key for each card of the site. */
const SLACK = 200

/**
 * Returns a card from the store; if it is not there, draws it and adds it. Several threads may do so at once.
 * @param folder the folder of the records: for each card's key, the digest of its picture
 * @param name the name of the card's file in the site
 */
export async function cachedCard(card: Card, name: string, folder: string, store: PageStore): Promise<StoredFile> {
  const key = cardKey(card)
  const record = path.join(folder, key.slice(0, 2), key)
  return store.findRecorded(record, name) ?? store.addRecorded(record, name, await drawCard(card))
}

/**
 * Deletes the records of cards that no page uses, once they are many.
 * @param wanted how many cards the pages use
 * @param keysOf returns the keys of those cards; it is called only if records may have to be deleted
 */
export function forgetCards(folder: string, wanted: number, keysOf: () => readonly string[]): void {
  const records = recordsIn(folder)
  if (records.length <= wanted + SLACK) return
  const keys = new Set(keysOf())
  for (const record of records) if (!keys.has(path.basename(record))) rmSync(record)
}

/** Returns the digest of every card that has a record. */
export function recordedCards(folder: string): readonly { readonly sha256: string }[] {
  return recordsIn(folder).flatMap((record) => {
    const digest = readSealed(record)
    return digest ? [{ sha256: digest.toString() }] : []
  })
}

function recordsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((start) =>
    readdirSync(path.join(folder, start)).map((name) => path.join(folder, start, name)),
  )
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

/** Returns a digest of the code of cards, the colours of sections, and the packages that draw, with their fonts. */
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
