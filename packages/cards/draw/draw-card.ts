import { readFileSync } from 'node:fs'
import { headlineType, kickerType, nameType } from '../../../lib/fonts/card-type.ts'
import { CARD_SIZE } from '../../../lib/publication/addresses.ts'
import { COLOURS, rubricColour } from '../../../lib/publication/palette.ts'
import type { Card, CardLogo, CardPicture } from './card.ts'
import { type FittedText, fitText } from './fit-text.ts'
import { EM } from './shape-line.ts'

/** The maximum size of a card, in bytes. Some networks and messengers leave out pictures that load slowly. */
export const LARGEST_CARD = 200_000

/** The width of the picture on a card, in pixels. It fills the whole height at the end of the line. */
export const COVER_WIDTH = 480

/** The number of bytes of a pixel: red, green and blue. */
const PIXEL = 3

/**
 * Draws a card.
 * @returns JPEG; the same card gives the same bytes
 */
export async function drawCard(card: Card): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const { width, height } = CARD_SIZE
  const cover = card.cover && (await coverPixels(card.cover))
  const room = cover ? width - COVER_WIDTH : width
  const words = await sharp(Buffer.from(await cardWords({ ...card, cover: cover && card.cover }, room)))
    .removeAlpha()
    .raw()
    .toBuffer()
  const columns = [{ pixels: words, width: room }, ...(cover ? [{ pixels: cover, width: COVER_WIDTH }] : [])]
  const pixels = sideBySide(card.language.dir === 'rtl' ? columns.reverse() : columns)
  for (const quality of [88, 80, 70, 55, 40]) {
    const jpeg = await sharp(pixels, { raw: { width, height, channels: PIXEL } })
      .jpeg({ quality, chromaSubsampling: '4:4:4' }) // full colour: letters in colour have clean edges
      .toBuffer()
    if (jpeg.length < LARGEST_CARD) return jpeg
  }
  throw new Error(`The card of “${card.text}” does not come below ${LARGEST_CARD} bytes.`)
}

function sideBySide(columns: readonly { readonly pixels: Buffer; readonly width: number }[]): Buffer {
  const rows: Buffer[] = []
  for (let row = 0; row < CARD_SIZE.height; row++) {
    for (const { pixels, width } of columns) rows.push(pixels.subarray(row * width * PIXEL, (row + 1) * width * PIXEL))
  }
  return Buffer.concat(rows)
}

/** The last cropped picture. The cards of one story are made one after another, and share it. */
let last: { readonly asset: string; readonly pixels: Promise<Buffer | undefined> } | undefined

/**
 * Returns a picture cropped to its place beside the words, around the area that draws the eye.
 * @returns red, green and blue, row by row; undefined if the picture cannot be decoded, or if it contains text, whose
 * fonts differ between machines
 */
function coverPixels(picture: CardPicture): Promise<Buffer | undefined> {
  if (last?.asset !== picture.asset) last = { asset: picture.asset, pixels: cut(picture.path) }
  return last.pixels
}

async function cut(file: string): Promise<Buffer | undefined> {
  const bytes = readFileSync(file)
  if (file.toLowerCase().endsWith('.svg') && /<(?:\w+:)?text\b/.test(bytes.toString())) return undefined
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(bytes)
      .autoOrient()
      .resize(COVER_WIDTH, CARD_SIZE.height, { position: 'attention' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer()
  } catch {
    return undefined
  }
}

/** The empty margin around all words, in pixels. */
export const MARGIN = 56

const [PAPER] = COLOURS.paper
const [INK] = COLOURS.ink

/**
 * The place of the publication's name, in pixels: the largest size and the baseline of the name, the top and height of
 * the pennant, and the indent.
 */
const BAR = { size: 52, baseline: 101, top: 70, pennant: 24, indent: 58 } as const
const NAMEPLATE = { size: 176, baseline: 292, top: MARGIN, pennant: 56, indent: 0 } as const

/**
 * Returns the words and rules of a card, as SVG without text. Every letter is an outline, so the result does not depend
 * on the fonts of the machine. A text with a letter that no font has is left out, and the name takes its place, so no
 * reader sees an empty box.
 * @param width the space beside the picture, in pixels
 */
async function cardWords(card: Card, width: number): Promise<string> {
  const { language, home, kind } = card
  const measure = width - 2 * MARGIN
  const side = language.dir === 'rtl' ? -1 : 1
  const start = side > 0 ? MARGIN : width - MARGIN

  const isFront = kind === 'front'
  const type = headlineType(language.script)
  const room = { width: measure, height: isFront ? 190 : 330, smallest: 30 }
  const text = await fitText(card.text, language, type, { ...room, largest: isFront ? 60 : card.cover ? 92 : 108 })
  const head = isFront || !text ? NAMEPLATE : BAR
  const logo = card.logo && (await logoImage(card.logo, { ...head, start, width: measure, side }))
  const nameRoom = { width: measure - head.indent, height: head.size, largest: head.size, smallest: 20 }
  const name = logo
    ? undefined
    : await fitText(card.name.replaceAll(' ', '\u00a0'), home, nameType(home.script), nameRoom)
  const bottom = CARD_SIZE.height - MARGIN
  const top = bottom - (text?.height ?? 0)
  const kickerRoom = { width: measure, height: 48, largest: 32, smallest: 20 }
  const kicker = text && card.kicker && (await fitText(card.kicker, language, kickerType(language.script), kickerRoom))
  const accent = card.accent ?? rubricColour(card.rubric)
  const rule = head.baseline + Math.round(head.size * 0.15) + 20
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${CARD_SIZE.height}">`,
    `<rect width="${width}" height="${CARD_SIZE.height}" fill="${PAPER}"/>`,
    logo ??
      `<path transform="translate(${start} ${head.top}) scale(${(head.pennant / 24) * side} ${head.pennant / 24})" fill="${accent}" d="M0 0H44L32 12 44 24H0z"/>`,
    name ? letters(name, head.baseline, INK, start + side * head.indent, side) : '',
    `<path transform="translate(${start} ${rule}) scale(${side} 1)" fill="${INK}" d="M0 0H${measure}V8H0zM0 12H${measure}V14H0z"/>`,
    kicker ? letters(kicker, top - 30 - below(kicker), accent, start, side) : '',
    text ? letters(text, top + above(text), INK, start, side) : '',
    '</svg>',
  ].join('')
}

/**
 * Returns the logo in the place of the name: as high as the name may be large, and above the rule.
 * @param at the place of the name, and the start and width of the words
 */
async function logoImage(
  { picture, cleaned }: CardLogo,
  at: {
    readonly size: number
    readonly baseline: number
    readonly start: number
    readonly width: number
    readonly side: number
  },
): Promise<string> {
  const data =
    cleaned !== undefined
      ? `svg+xml;base64,${Buffer.from(cleaned.replaceAll('currentColor', INK)).toString('base64')}`
      : `png;base64,${(await (await import('sharp')).default(picture.path).png().toBuffer()).toString('base64')}`
  const [x, align] = at.side > 0 ? [at.start, 'xMin'] : [at.start - at.width, 'xMax']
  const box = `x="${x}" y="${at.baseline - at.size}" width="${at.width}" height="${at.size}"`
  return `<image ${box} preserveAspectRatio="${align}YMid" href="data:image/${data}"/>`
}

/** Returns how far a text's ink rises above its first baseline, in pixels. */
function above({ lines, size }: FittedText): number {
  return ((lines[0]?.ink.top ?? 0) * size) / EM
}

/** Returns how far a text's ink falls below its last baseline, in pixels. */
function below({ lines, size }: FittedText): number {
  return (-(lines.at(-1)?.ink.bottom ?? 0) * size) / EM
}

/** Returns the lines of a text, with the ink of each aligned at the start edge. */
function letters(text: FittedText, baseline: number, colour: string, start: number, side: number): string {
  const scale = text.size / EM
  return text.lines
    .map(({ markup, ink }, index) => {
      const x = start - (side > 0 ? ink.left : ink.right) * scale
      const y = baseline + index * text.leading
      return `<g fill="${colour}" transform="translate(${x} ${y}) scale(${scale} ${-scale})">${markup}</g>`
    })
    .join('')
}
