import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as hb from 'harfbuzzjs'
import { FONT_PACKAGES } from '../../../lib/fonts/card-type.ts'
import { memoizeByText } from '../../../lib/language/format.ts'
import { packageFile } from '../../../lib/settings/packages.ts'
import { anything, readJson } from '../../../lib/settings/read-json.ts'
import { toRecord } from '../../../lib/source/is-record.ts'

/** The units in an em. Glyphs are measured and drawn in whole units, each at most a tenth of a pixel on a card. */
export const EM = 2000

const fonts = new Map<string, hb.Font>()
const found = new Map<string, Promise<hb.Font | undefined>>()

/**
 * Returns the font that can draw a whole text: the first of the families that has all its characters.
 * @param text one grapheme, which a reader sees as one character
 * @returns undefined if no family has all of them
 */
export function fontFor(text: string, names: readonly string[], weight: number): Promise<hb.Font | undefined> {
  const key = [text, weight, ...names].join(' ')
  const known = found.get(key) ?? findFont(text, names, weight)
  found.set(key, known)
  return known
}

async function findFont(text: string, names: readonly string[], weight: number): Promise<hb.Font | undefined> {
  // HarfBuzz draws nothing for ignorable characters, and makes every kind of space from the plain one.
  const visible = text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '').replaceAll(/\p{Zs}/gu, ' ')
  const characters = [...visible].map((one) => one.codePointAt(0) ?? 0)
  for (const file of names.flatMap(filesOf)) {
    if (!characters.every((one) => file.ranges.some(([first, last]) => first <= one && one <= last))) continue
    const font = await openFont(file.path, weight)
    // A package's list may contain characters that the font lacks.
    if (characters.every((character) => font.nominalGlyph(character) !== undefined)) return font
  }
  return undefined
}

async function openFont(file: string, weight: number): Promise<hb.Font> {
  const face = await openFace(file)
  const name = `${file} ${weight}`
  const font = fonts.get(name) ?? new hb.Font(face)
  if (!fonts.has(name)) {
    font.setScale(EM, EM)
    font.setVariations([new hb.Variation('wght', weight)])
    fonts.set(name, font)
  }
  return font
}

const openFace = memoizeByText(async (file) => {
  const { default: decompress } = await import('woff2-encoder/decompress')
  return new hb.Face(new hb.Blob(await decompress(readFileSync(file))))
})

/**
 * Returns the files of a font family, with the ranges of characters that each contains, as its package lists them; none
 * if the package is not installed.
 */
const filesOf = memoizeByText((family) => {
  const list = packageFile(`${FONT_PACKAGES}${family}/unicode.json`)
  if (!list) return []
  const subsets = toRecord(readJson(anything, readFileSync(list)))
  return Object.entries(subsets).map(([subset, ranges]) => ({
    path: path.join(path.dirname(list), `files/${family}-${subset.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: String(ranges).split(',').map(rangeOf),
  }))
})

/** Parses a range as CSS writes it: `U+4E00-9FFF`, `U+3007`. */
function rangeOf(range: string): readonly [number, number] {
  const [first = '', last = first] = range.replace(/^U\+/i, '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}
