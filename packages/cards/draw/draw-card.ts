import { readFileSync } from 'node:fs'
import type { Picture } from '../../../lib/picture/picture.ts'
import { CARD_SIZE } from '../../../lib/publication/addresses.ts'
import type { Card } from './card.ts'
import { cardWords } from './card-words.ts'

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
function coverPixels(picture: Picture): Promise<Buffer | undefined> {
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
