import sharp from 'sharp'
import { CARD_SIZE, type Card } from './card.ts'
import { cardWords } from './card-words.ts'
import { COVER_WIDTH, coverPixels } from './crop-cover.ts'

/** The maximum size of a card, in bytes. Some networks and messengers leave out pictures that load slowly. */
export const LARGEST_CARD = 200_000

/** The number of bytes of a pixel: red, green and blue. */
const PIXEL = 3

/**
 * Draws a card.
 * @returns JPEG; the same card gives the same bytes
 */
export async function drawCard(card: Card): Promise<Buffer> {
  const { width, height } = CARD_SIZE
  const plate = card.cover && (await coverPixels(card.cover))
  const room = plate ? width - COVER_WIDTH : width
  const words = await sharp(Buffer.from(await cardWords({ ...card, cover: plate && card.cover }, room)))
    .removeAlpha()
    .raw()
    .toBuffer()
  const columns = plate
    ? [
        { pixels: words, width: room },
        { pixels: plate, width: COVER_WIDTH },
      ]
    : [{ pixels: words, width }]
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
