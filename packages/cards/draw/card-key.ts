import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FONT_PACKAGES } from '../../../lib/fonts/card-type.ts'
import { engineFolder } from '../../../lib/settings/engine.ts'
import { packageFile, packageVersions } from '../../../lib/settings/packages.ts'
import { folderDigest } from '../../../lib/store/digests.ts'
import type { Card } from './card.ts'

/** The file in which the npm package records the digest of the code of cards. */
export const DESIGN = 'design-digest'

/** The digest of the design, which decides how a card looks apart from what it shows. */
let design: string | undefined

/**
 * Returns a digest of all that a card's picture depends on: two cards with the same digest are the same, byte for byte.
 * It does not depend on other code, nor on the path of a picture.
 */
export function cardKey(card: Card): string {
  design ??= designDigest()
  const shown = JSON.stringify({ ...card, cover: card.cover?.asset, logo: card.logo?.asset })
  return hash('sha256', design + shown)
}

/** Returns a digest of the code of cards, and of the fonts that are installed. */
function designDigest(): string {
  const recorded = path.join(import.meta.dirname, DESIGN)
  const code = existsSync(recorded) ? readFileSync(recorded, 'utf8') : codeOfCards()
  const fonts = Object.entries(packageVersions()).filter(
    ([name]) => name.startsWith(FONT_PACKAGES) && packageFile(`${name}/unicode.json`),
  )
  return hash('sha256', JSON.stringify([process.versions.icu, code, fonts]))
}

/** Returns a digest of the files that decide how a card looks, with the versions of the packages that draw, in a checkout. */
export function codeOfCards(): string {
  const files = ['lib/publication/theme-colours.ts', 'lib/fonts/card-type.ts', 'packages/cards/package.json']
  const digests = files.map((name) => hash('sha256', readFileSync(path.join(engineFolder(), name))))
  return hash('sha256', [folderDigest(import.meta.dirname), ...digests, packageVersions().linebreak].join())
}
