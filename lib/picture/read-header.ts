import ExifReader from 'exifreader'
import { imageSize } from 'image-size'

/** What a picture's first bytes say of it. */
export interface Header {
  /** The usual ending of its kind: jpg, png, webp, avif, svg, or another. */
  readonly type: string
  /** In pixels, as the picture is seen: an orientation has been applied. */
  readonly width: number
  readonly height: number
}

/** Reads what a picture says of itself, decoding nothing; undefined for what is no picture. */
export function readHeader(bytes: Buffer): Header | undefined {
  try {
    const { width, height, type, orientation = exifOrientation(bytes, type) } = imageSize(bytes)
    if (!type || !(width > 0 && height > 0)) return undefined
    // Orientations 5 to 8 of Exif lie on their side.
    return orientation > 4 ? { type, width: height, height: width } : { type, width, height }
  } catch {
    return undefined
  }
}

/** The orientation of what image-size tells none of, by the numbers of Exif. */
function exifOrientation(bytes: Buffer, type: string | undefined): number {
  if (type === 'avif') return quarterTurns(bytes) % 2 === 1 ? 6 : 1
  if (type !== 'png' && type !== 'webp') return 1
  try {
    const tag = ExifReader.load(bytes, { expanded: true, includeTags: { exif: ['Orientation'] } }).exif?.Orientation
    return typeof tag?.value === 'number' ? tag.value : 1
  } catch {
    return 1 // It holds no metadata.
  }
}

/** AVIF turns by a box of its own (ISO/IEC 23008-12, 6.5.10). */
function quarterTurns(bytes: Buffer): number {
  const at = bytes.indexOf('\0\0\0\x09irot', 0, 'latin1')
  return at < 0 ? 0 : (bytes[at + 8] ?? 0) & 3
}
