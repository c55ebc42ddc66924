import { readFileSync } from 'node:fs'
import type { Sharp } from 'sharp'
import { MOST_PIXELS } from './most-pixels.ts'
import type { Picture } from './picture.ts'
import { placeholderColorOf } from './placeholder-color.ts'
import { readRights } from './read-rights.ts'
import { rightsPacket } from './rights-packet.ts'
import type { Variant } from './variants.ts'

/** A photograph, decoded once. */
export interface DecodedPicture {
  /** The CSS shown in the picture's place until it has loaded; empty for a picture that is not opaque. */
  readonly tint: string
  /** Encodes the picture in one width and format. */
  encode(variant: Variant): Promise<Buffer>
}

/**
 * Decodes a photograph: rotated upright, in sRGB, and as wide as the widest of its files. Removes all camera metadata
 * except the rights. Takes the first frame of an animation.
 * @throws if it cannot be decoded, or if its size differs from that in its header
 */
export async function decodePicture({ path, width, height, widths }: Picture): Promise<DecodedPicture> {
  const { default: sharp } = await import('sharp')
  // The bytes of an AVIF depend on the number of threads that encode it. The files of a picture are encoded in parallel
  // instead.
  sharp.concurrency(1)
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

/**
 * Sets a format with the quality at which AVIF, WebP and JPEG look alike. More effort for AVIF would save little and
 * take five times as long.
 */
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
