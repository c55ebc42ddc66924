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

/**
 * Whether a picture's file has its end; a file that was copied incompletely has not. Decodes nothing.
 * @param type jpg, png, webp, gif or avif; any other type counts as whole
 */
export function isWhole(bytes: Buffer, type: string): boolean {
  switch (type) {
    case 'jpg':
      return bytes.indexOf('\xff\xd9', jpegData(bytes), 'latin1') >= 0
    case 'png':
      return bytes.includes('IEND', 8, 'latin1')
    case 'webp': // the RIFF header states the length
      return bytes.readUInt32LE(4) + 8 <= bytes.length
    case 'gif': // the trailer, after which some programs write more
      return bytes.lastIndexOf(0x3b) > bytes.length - 16
    case 'avif':
      return endOfBoxes(bytes) === bytes.length
    default:
      return true
  }
}

/**
 * The offset of a JPEG's data after its headers (ITU-T T.81, B.1.1), which may contain a thumbnail with its own end.
 */
function jpegData(bytes: Buffer): number {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) at += 2 + bytes.readUInt16BE(at + 2)
  return at
}

/** The offset of the end of the last box (ISO/IEC 14496-12, 4.2): the end of the file, unless some of it is missing. */
function endOfBoxes(bytes: Buffer): number {
  let at = 0
  while (at + 16 <= bytes.length) {
    const size = bytes.readUInt32BE(at)
    if (size === 0) return bytes.length
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : Math.max(size, 8)
  }
  return at
}

/**
 * Whether a GIF has more than one frame (GIF89a, sections 18 to 24). Reads the blocks of the file and decodes nothing.
 */
export function isAnimatedGif(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, 4) !== 'GIF8') return false
  let at = 13 + colours(bytes[10] ?? 0)
  for (let frames = 0; at < bytes.length; ) {
    const block = bytes[at]
    if (block === 0x2c) {
      if (++frames > 1) return true
      // The descriptor of an image, its colours, and one byte before its data.
      at += 10 + colours(bytes[at + 9] ?? 0) + 1
    } else if (block === 0x21) at += 2
    else return false
    for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) at += size + 1
    at++
  }
  return false
}

/** The bytes of a table of colours, by the flags that announce it. */
function colours(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}
