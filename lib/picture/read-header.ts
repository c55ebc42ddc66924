import ExifReader from 'exifreader'
import { imageSize } from 'image-size'

/** The facts in a picture's header. */
export interface Header {
  /** The usual file extension of the type: jpg, png, webp, avif, svg, or another. */
  readonly type: string
  /** The width in pixels as the picture is shown, after its orientation is applied. */
  readonly width: number
  readonly height: number
}

/** Reads a picture's header without decoding the picture; undefined if the file is not a picture. */
export function readHeader(bytes: Buffer): Header | undefined {
  try {
    const { width, height, type, orientation = exifOrientation(bytes, type) } = imageSize(bytes)
    if (!type || !(width > 0 && height > 0)) return undefined
    // Exif orientations 5 to 8 are rotated by 90 degrees.
    return orientation > 4 ? { type, width: height, height: width } : { type, width, height }
  } catch {
    return undefined
  }
}

/** The orientation, in Exif's numbers, of a picture for which image-size returns none. */
function exifOrientation(bytes: Buffer, type: string | undefined): number {
  if (type === 'avif') return quarterTurns(bytes) % 2 === 1 ? 6 : 1
  if (type !== 'png' && type !== 'webp') return 1
  try {
    const tag = ExifReader.load(bytes, { expanded: true, includeTags: { exif: ['Orientation'] } }).exif?.Orientation
    return typeof tag?.value === 'number' ? tag.value : 1
  } catch {
    return 1 // The file has no metadata.
  }
}

/** The number of quarter turns of an AVIF, which its `irot` box states (ISO/IEC 23008-12, 6.5.10). */
function quarterTurns(bytes: Buffer): number {
  const at = bytes.indexOf('\0\0\0\x09irot', 0, 'latin1')
  return at < 0 ? 0 : (bytes[at + 8] ?? 0) & 3
}
