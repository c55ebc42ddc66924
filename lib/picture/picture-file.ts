import { readFileSync } from 'node:fs'
import { decodePicture } from './encode-picture.ts'
import type { Picture } from './picture.ts'
import { sanitiseSvg } from './sanitise-svg.ts'
import { variantsOf } from './variants.ts'

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
