import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'
import { LIMITS } from '../source/limits.ts'
import { readBytes } from '../source/source-file.ts'
import type { Picture, PictureProblem } from './picture.ts'
import { MOST_PIXELS } from './picture.ts'
import { type Header, isAnimatedGif, isWhole, readHeader } from './read-header.ts'
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
