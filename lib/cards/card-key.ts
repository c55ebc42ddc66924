import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Card } from './card.ts'

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
