import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageFile, packageVersions } from '../settings/packages.ts'
import { folderDigest } from '../store/folder-digest.ts'
import { sha256 } from '../store/sha256.ts'
import type { Card } from './card.ts'
import { FONT_PACKAGES } from './card-type.ts'

const PROJECT = path.join(import.meta.dirname, '../..')

/** The digest of the design, which decides how a card looks apart from what it shows. */
let design: string | undefined

/**
 * Returns a digest of all that a card's picture depends on: two cards with the same digest are the same, byte for byte.
 * It does not depend on other code, nor on the path of a picture.
 */
export function cardKey(card: Card): string {
  design ??= designDigest()
  const shown = JSON.stringify({ ...card, cover: card.cover?.asset, logo: card.logo?.asset })
  return sha256(design + shown)
}

/** Returns a digest of the code of cards, the colours of sections, and the packages that draw, with their fonts. */
function designDigest(): string {
  const code = [folderDigest(import.meta.dirname), sha256(readFileSync(path.join(PROJECT, 'app/rubrics.css')))]
  const drawing = Object.entries(packageVersions()).filter(
    ([name]) =>
      /^(?:sharp|harfbuzzjs|bidi-js|linebreak|woff2-encoder)$/.test(name) ||
      (name.startsWith(FONT_PACKAGES) && packageFile(`${name}/unicode.json`)),
  )
  return sha256(JSON.stringify([process.versions.icu, code, drawing]))
}
