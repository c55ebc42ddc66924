import { readFileSync } from 'node:fs'
import type { Sharp } from 'sharp'
import { MOST_PIXELS, type Picture, type Variant, variantsOf } from './picture.ts'
import { readRights, rightsPacket, withStated } from './rights.ts'
import { sanitiseSvg } from './sanitise-svg.ts'

/** A photograph, decoded once. */
export interface DecodedPicture {
  /** The CSS shown in the picture's place until it has loaded; empty for a picture that is not opaque. */
  readonly color: string
  /** Encodes the picture in one width and format. */
  encode(variant: Variant): Promise<Buffer>
}

/**
 * Decodes a photograph: rotated upright, in sRGB, and as wide as the widest of its files. Removes all camera metadata
 * except the rights, and writes what its story states of them. Takes the first frame of an animation.
 * @throws if it cannot be decoded, or if its size differs from that in its header
 */
export async function decodePicture({ path, width, height, widths, stated }: Picture): Promise<DecodedPicture> {
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
  const packet = rightsPacket(withStated(readRights(bytes), stated))
  return {
    color: await placeholderColorOf(pixels()),
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

/**
 * Returns CSS for a picture's place until it has loaded: a gradient of its colours from top to bottom, and a readable
 * text colour, for the alternative text if it never loads. Empty for a picture that is not opaque: the gradient would
 * show through.
 */
async function placeholderColorOf(image: Sharp): Promise<string> {
  if (!(await image.clone().stats()).isOpaque) return ''
  const pixels = await image.resize(1, 3, { fit: 'fill' }).removeAlpha().raw().toBuffer()
  const colours = [0, 3, 6].map((at) => `#${pixels.toString('hex', at, at + 3)}`)
  return `background:linear-gradient(${colours.join()});color:${luminance(pixels) > 0.18 ? '#000' : '#fff'}`
}

/** The relative luminance of the mean colour (WCAG 2.2), 0 to 1. On 0.18, black and white text are equally readable. */
function luminance(pixels: Buffer): number {
  const mean = [0, 1, 2].map((channel) => [0, 3, 6].reduce((sum, at) => sum + (pixels[at + channel] ?? 0), 0) / 3 / 255)
  const [red = 0, green = 0, blue = 0] = mean.map((value) => value ** 2.2)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/**
 * Makes one of the published files of a picture; undefined if none of the pictures has such a file.
 * @param name the file's name among the assets
 * @throws if the picture cannot be decoded
 */
export async function pictureFile(
  pictures: readonly Picture[],
  name: string,
): Promise<Uint8Array<ArrayBuffer> | string | undefined> {
  for (const picture of pictures) {
    const variant = variantsOf(picture).find((one) => one.name === name)
    if (variant) return new Uint8Array(await (await decodePicture(picture)).encode(variant))
    const svg = picture.asset === name && sanitiseSvg(readFileSync(picture.path, 'utf8'))
    if (svg && 'svg' in svg) return svg.svg
  }
  return undefined
}

const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** Returns the media type of a picture’s file, by its extension. */
export function mediaTypeOf(name: string): string {
  return TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}
