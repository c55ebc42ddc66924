import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import type { Picture } from '../picture/picture.ts'
import { CARD_SIZE } from './card.ts'

/** How much of a card its picture takes, in pixels: the whole height at the end of the line. */
export const COVER_WIDTH = 480

/** The picture last cut: the cards of one story come one after the other, and share it. */
let last: { readonly asset: string; readonly pixels: Promise<Buffer | undefined> } | undefined

/**
 * A picture cut to its place beside the words, around what draws the eye.
 * @returns red, green and blue, row by row; undefined for a picture that cannot be decoded, or that would look different on
 *   every machine because it asks for fonts
 */
export function coverPixels(picture: Picture): Promise<Buffer | undefined> {
  if (last?.asset !== picture.asset) last = { asset: picture.asset, pixels: cut(picture.path) }
  return last.pixels
}

async function cut(file: string): Promise<Buffer | undefined> {
  const bytes = readFileSync(file)
  if (file.toLowerCase().endsWith('.svg') && /<(?:\w+:)?text\b/.test(bytes.toString())) return undefined
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
