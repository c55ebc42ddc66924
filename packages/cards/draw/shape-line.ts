import { readFileSync } from 'node:fs'
import path from 'node:path'
import bidiFactory from 'bidi-js'
import * as hb from 'harfbuzzjs'
import { type CardType, FONT_PACKAGES, headlineType } from '../../../lib/fonts/card-type.ts'
import { memoizeByText } from '../../../lib/language/format.ts'
import type { Language } from '../../../lib/language/language.ts'
import { packageFile } from '../../../lib/settings/installation.ts'
import { anything, readJson, toRecord } from '../../../lib/settings/read-json.ts'

/** A line of text as outlines. All lengths are in units of `EM`; y grows upwards from the baseline. */
export interface ShapedLine {
  /** Its outlines as SVG. The left end of the baseline is at 0, 0. */
  readonly markup: string
  /** The distance from the first letter to the place of a next one. */
  readonly advance: number
  /** The edges of what is really drawn. */
  readonly ink: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
}

/** Letters that are drawn with one font in one direction. */
interface Run {
  readonly font: hb.Font
  /** The embedding level (UAX 9); a run with an odd level goes from right to left. */
  readonly level: number
  text: string
}

// Full-width punctuation marks. Their ink is in one half of a square, and the other half is white.
const OPENING = /^[「『《〈（【〔“‘]$/
const CLOSING = /^[」』》〉）】〕”’]$/
const STOPS: Readonly<Record<string, RegExp>> = {
  Hans: /^[、。，．：；]$/, // at the lower left
  Jpan: /^[、。]$/, // a colon is in the middle; in Taiwan and Hong Kong every stop is
}

const bidi = bidiFactory()
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Shapes a line as its script requires: letters joined and reordered, with their marks in place.
 * @returns undefined if a letter is in no font
 */
export async function shapeLine(text: string, language: Language, type: CardType): Promise<ShapedLine | undefined> {
  const { levels } = bidi.getEmbeddingLevels(text, language.dir)
  const runs: Run[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    const font = await fontFor(segment, type.families, type.weight)
    if (!font) return undefined
    const level = levels[index] ?? 0
    const last = runs.at(-1)
    if (last?.font === font && last.level === level) last.text += segment
    else runs.push({ font, level, text: segment })
  }
  return join(inVisualOrder(runs), language, type.tracking * EM)
}

/** Puts runs in visual order (UAX 9, rule L2). The library orders characters, so one letter represents each run. */
function inVisualOrder(runs: readonly Run[]): readonly Run[] {
  if (runs.length === 0) return runs
  const levels = Uint8Array.from(runs, ({ level }) => level)
  const paragraphs = [{ start: 0, end: runs.length - 1, level: 0 }]
  return bidi.getReorderedIndices('x'.repeat(runs.length), { levels, paragraphs }).flatMap((index) => runs[index] ?? [])
}

function join(runs: readonly Run[], { tag, script }: Language, tracking: number): ShapedLine {
  const shapes: string[] = []
  const ink = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity }
  let x = 0
  let square = '' // the mark before this one, if it fills a square
  for (const { font, level, text } of runs) {
    const buffer = new hb.Buffer()
    buffer.addText(text)
    buffer.guessSegmentProperties()
    buffer.setDirection(level % 2 ? hb.Direction.RTL : hb.Direction.LTR)
    buffer.setLanguage(tag)
    hb.shape(font, buffer)
    for (const {
      codepoint: glyph,
      cluster,
      xAdvance = 0,
      xOffset = 0,
      yOffset = 0,
    } of buffer.getGlyphInfosAndPositions()) {
      const mark = xAdvance === EM ? (text[cluster] ?? '') : ''
      if (hasTightPunctuation(square, mark, script)) x -= EM / 2
      square = mark
      const extents = font.glyphExtents(glyph)
      if (extents && extents.width !== 0) {
        const left = x + xOffset + extents.xBearing
        const top = yOffset + extents.yBearing
        ink.left = Math.min(ink.left, left)
        ink.right = Math.max(ink.right, left + extents.width)
        ink.top = Math.max(ink.top, top)
        ink.bottom = Math.min(ink.bottom, top + extents.height)
        const outline = font.glyphToPath(glyph).replaceAll(/\.\d+/g, '')
        shapes.push(`<path transform="translate(${x + xOffset} ${yOffset})" d="${outline}"/>`)
      }
      x += xAdvance && xAdvance + tracking
    }
  }
  return { markup: shapes.join(''), advance: x, ink }
}

/**
 * Returns whether two neighbouring marks have their white halves next to each other, so that they are set half a square
 * closer (JLREQ, CLREQ).
 */
function hasTightPunctuation(before: string, after: string, script: string): boolean {
  const stop = STOPS[script]
  if (OPENING.test(after)) return OPENING.test(before) || CLOSING.test(before) || (stop?.test(before) ?? false)
  return CLOSING.test(before) && (CLOSING.test(after) || (stop?.test(after) ?? false))
}

/** Returns whether the installed fonts have every character of a text, as a headline in its language. */
export async function drawsText(text: string, { tag, script }: Language): Promise<boolean> {
  const { families, weight } = headlineType(script)
  const fonts = [...new Intl.Segmenter(tag).segment(text)].map(({ segment }) => fontFor(segment, families, weight))
  return !(await Promise.all(fonts)).includes(undefined)
}

/** The units in an em. Glyphs are measured and drawn in whole units, each at most a tenth of a pixel on a card. */
export const EM = 2000

const fonts = new Map<string, hb.Font>()
const found = new Map<string, Promise<hb.Font | undefined>>()

/**
 * Returns the font that can draw a whole text: the first of the families that has all its characters.
 * @param text one grapheme, which a reader sees as one character
 * @returns undefined if no family has all of them
 */
function fontFor(text: string, names: readonly string[], weight: number): Promise<hb.Font | undefined> {
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
