import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { MOST_PIXELS } from './most-pixels.ts'
import type { Picture } from './picture.ts'
import { placeholderColorOf } from './placeholder-color.ts'
import { readRights } from './read-rights.ts'
import { rightsPacket } from './rights-packet.ts'
import type { Variant } from './variants.ts'

// AVIF's bytes depend on how many threads write them; the files of a picture are written side by side instead.
sharp.concurrency(1)

/** A photograph, decoded once. */
export interface DecodedPicture {
  /** What stands in its place until it has come, as a CSS background; empty for a picture that is not opaque. */
  readonly tint: string
  /** Writes it in one width and format. */
  encode(variant: Variant): Promise<Buffer>
}

/**
 * Decodes a photograph: upright, in sRGB, as wide as the widest of its files, and without what a camera wrote into it but
 * for whose it is. Of a moving picture the first frame is taken.
 * @throws if it cannot be decoded, or is not of the size that its first bytes say
 */
export async function decodePicture({ path, width, height, widths }: Picture): Promise<DecodedPicture> {
  const bytes = readFileSync(path)
  const widest = Math.max(...widths)
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: widest, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.width !== widest || Math.abs(info.height / widest - height / width) > 0.01)
    throw new Error('Its size is not what its first bytes say.')
  const pixels = () => sharp(data, { raw: info })
  const packet = rightsPacket(readRights(bytes))
  return {
    tint: await placeholderColorOf(pixels()),
    async encode(variant) {
      const image = inFormat(pixels().resize({ width: variant.width }), variant.format)
      return (packet ? image.withXmp(packet) : image).toBuffer()
    },
  }
}

/** Qualities at which the three look alike; AVIF's effort is where more gains little and takes five times as long. */
function inFormat(image: Sharp, format: string): Sharp {
  switch (format) {
    case 'avif':
      return image.avif({ quality: 50, effort: 3 })
    case 'webp':
      return image.webp({ quality: 76, effort: 4 })
    case 'png':
      return image.png({ compressionLevel: 9 })
    default:
      return image.jpeg({ quality: 78, mozjpeg: true })
  }
}
