import { readFileSync } from 'node:fs'
import { decodePicture } from './encode-picture.ts'
import type { Picture } from './picture.ts'
import { sanitiseSvg } from './sanitise-svg.ts'
import { variantsOf } from './variants.ts'

/**
 * Makes one file that a picture is published as; undefined where none of the pictures has such a file.
 * @param name its name among the assets
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

/** The media type of a picture’s file, by the ending of its name. */
export function mediaTypeOf(name: string): string {
  return TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
}
