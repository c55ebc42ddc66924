import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ExifReader from 'exifreader'
import { imageSize } from 'image-size'
import { LIMITS } from '../source/limits.ts'
import { readBytes } from '../source/source-file.ts'
import { MOST_PIXELS, type Picture, type PictureProblem } from './picture.ts'
import { creditIn, readRights } from './rights.ts'
import { svgProblem } from './sanitise-svg.ts'
import { fallbackWidth, SLOTS, type Slot, widthsFor } from './slots.ts'

/** The types of picture by file extension. */
export const PICTURE_TYPES: Readonly<Record<string, string>> = {
  jpg: 'jpg',
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
  svg: 'svg',
}

const MOST_SVG_BYTES = 1_000_000

// Caches the last pictures: the languages of a story show the same ones and are read one after the other.
const known = new Map<string, Picture | PictureProblem>()
const MOST_KNOWN = 100

/**
 * Reads a picture's type and size from its header and checks its file. Does not decode it; the build does that.
 * @param src the picture's name as written, for messages
 */
export function measurePicture(file: string, src: string, slot: Slot): Picture | PictureProblem {
  const stat = statSync(file)
  const key = JSON.stringify([file, src, slot, stat.mtimeMs, stat.size])
  const found = known.get(key) ?? measure(file, src, slot)
  if (known.size > MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

function measure(file: string, src: string, slot: Slot): Picture | PictureProblem {
  const bytes = readBytes(file, LIMITS.pictureBytes)
  if (!(bytes instanceof Uint8Array)) {
    const rule = bytes.rule === 'file-unreadable' ? 'picture-type' : bytes.rule
    return { ...bytes, rule, message: `“${src}” cannot be read: ${bytes.message}` }
  }
  const ending = path.extname(file).slice(1).toLowerCase()
  const type = Object.hasOwn(PICTURE_TYPES, ending) ? PICTURE_TYPES[ending] : undefined
  const header = readHeader(bytes)
  const problem = problemOf(src, bytes, header, type)
  if (problem || !header) return problem ?? unreadable(src)
  const digest = createHash('sha256').update(RECIPE).update(bytes).digest('hex').slice(0, 12)
  const name = path.basename(file, path.extname(file)).replaceAll(/[^\w-]/g, '-')
  const { width, height } = header
  if (type === 'svg') return { path: file, asset: `${name}.${digest}.svg`, width, height, widths: [] }
  const widths = widthsFor(slot, width)
  const shown = fallbackWidth(slot, widths)
  const format = type === 'jpg' || type === 'png' ? type : 'webp'
  const asset = `${name}-${shown}.${digest}.${format}`
  const picture = { path: file, asset, width: shown, height: Math.round((shown * height) / width), widths }
  return isAnimatedGif(bytes) ? { ...picture, isAnimated: true } : picture
}

/** What to do with a picture of a camera or a telephone that browsers do not show. */
export const AS_JPEG = 'Save it as JPEG. An iPhone takes JPEG if you choose Settings, Camera, Formats, Most Compatible.'

/** Whether a file is a picture in HEIC, the format in which an iPhone saves them. */
function isHeic(bytes: Buffer): boolean {
  return /^ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)$/.test(bytes.toString('latin1', 4, 12))
}

function problemOf(
  src: string,
  bytes: Buffer,
  header: Header | undefined,
  type: string | undefined,
): PictureProblem | undefined {
  if (!header && isHeic(bytes)) {
    return { rule: 'picture-type', message: `“${src}” is HEIC, a format that browsers do not show.`, hint: AS_JPEG }
  }
  if (!header || header.type !== type) {
    return {
      rule: 'picture-type',
      message: `“${src}” is ${header ? `really ${header.type.toUpperCase()}` : 'no picture of a known type'}.`,
      hint: 'Use JPEG, PNG, WebP, AVIF, GIF or SVG, with the ending that belongs to it.',
    }
  }
  if (type === 'svg') return problemOfSvg(src, bytes)
  if (header.width * header.height > MOST_PIXELS) {
    const millions = (pixels: number) => Math.round(pixels / 1e6)
    return {
      rule: 'picture-too-large',
      message: `“${src}” has ${millions(header.width * header.height)} million pixels.`,
      hint: `Make it smaller: 3,000 pixels in width are plenty, ${millions(MOST_PIXELS)} million in all the most.`,
    }
  }
  return isWhole(bytes, type) ? undefined : unreadable(src)
}

function problemOfSvg(src: string, bytes: Buffer): PictureProblem | undefined {
  const hint = 'Export it again as plain SVG.'
  const large = (what: string): PictureProblem => ({
    rule: 'picture-too-large',
    message: `“${src}” has ${what}.`,
    hint: 'Simplify it, or export it as PNG.',
  })
  if (bytes.length > MOST_SVG_BYTES) return large('more than a million bytes')
  const result = svgProblem(new TextDecoder().decode(bytes))
  if (!result) return undefined
  if (result.problem === 'heavy') return large(result.what)
  if (result.problem === 'unreadable')
    return { rule: 'picture-unreadable', message: `“${src}” cannot be read: ${result.what}.`, hint }
  const message = `“${src}” has a script, an event handler, a reference to another place or an unknown style: ${result.what}`
  return { rule: 'picture-unsafe', message, hint }
}

function unreadable(src: string): PictureProblem {
  return { rule: 'picture-unreadable', message: `“${src}” has no end: some of it is missing.`, hint: 'Copy it again.' }
}

const PLACES: Readonly<Record<Slot, string>> = {
  cover: 'a picture over a story',
  wide: 'a wide picture',
  text: 'a picture in the text',
  sentence: 'a picture in a sentence',
  portrait: 'a portrait',
  logo: 'a logo',
  icon: 'an icon',
}

/** Returns the problem of a picture that has fewer pixels than its place is wide; undefined if it has enough. */
export function smallness(src: string, { widths }: Picture, slot: Slot): PictureProblem | undefined {
  const width = widths.at(-1)
  const { needed } = SLOTS[slot]
  if (width === undefined || width >= needed) return undefined
  return {
    rule: 'picture-small',
    message: `“${src}” is ${width} pixels wide, where ${PLACES[slot]} may take ${needed}.`,
    hint: 'Use a larger original; or accept this with a reason under `accept:`.',
  }
}

/**
 * The version of the picture encoding. It is part of the digest in file names, because a file with the same name must
 * never change. Raise the number when a change in `encode-picture.ts` or `sanitise-svg.ts` changes the output. A test
 * checks that the version of the encoder is the installed one.
 */
export const RECIPE = 'pictures 1, sharp 0.35.5'

/** The facts in a picture's header. */
interface Header {
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

/** Returns the names in a picture's file: first the one that it asks to be credited, then those who made it. */
export function namesToCredit({ path: file }: Picture): readonly string[] {
  const rights = readRights(readFileSync(file))
  const named = creditIn(rights)
  return named ? [named, ...rights.creators] : []
}
