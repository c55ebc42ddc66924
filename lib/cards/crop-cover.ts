import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import type { Picture } from '../picture/picture.ts'
import { CARD_SIZE } from './card.ts'

/** The width of the picture on a card, in pixels. It fills the whole height at the end of the line. */
export const COVER_WIDTH = 480

/** The last cropped picture. The cards of one story are made one after another, and share it. */
let last: { readonly asset: string; readonly pixels: Promise<Buffer | undefined> } | undefined

/**
 * Returns a picture cropped to its place beside the words, around the area that draws the eye.
 * @returns red, green and blue, row by row; undefined if the picture cannot be decoded, or if it contains text, whose
 * fonts differ between machines
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
