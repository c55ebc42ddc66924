import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { imageSize } from 'image-size'
import { suggest } from '../problem/did-you-mean.ts'
import type { Rule } from '../problem/rules.ts'
import { decodePercent } from '../source/decode-percent.ts'
import { isOutside, readBytes, realPathOf } from '../source/source-file.ts'
import type { Picture } from './picture.ts'

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'jpg',
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  svg: 'svg',
}

/** The endings a picture's name may have. */
export const PICTURE_ENDINGS: readonly string[] = Object.keys(TYPES)

/** Why a picture cannot be used. */
export interface PictureFault {
  readonly rule: Rule
  readonly message: string
  readonly hint: string
}

/**
 * Looks at a picture beside a story.
 * @param folder the story's folder
 * @param src as written, relative to that folder
 */
export function readPicture(folder: string, src: string): Picture | PictureFault {
  const file = path.resolve(folder, decodePercent(src))
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(src) || path.dirname(file) !== path.resolve(folder)) {
    return {
      rule: 'picture-outside',
      message: `“${src}” is not a file in the story’s own folder.`,
      hint: 'Copy the picture beside the story and write its name alone.',
    }
  }
  // The listing tells capitals apart even where the file system does not: the host's will.
  const files = readdirSync(folder)
  if (!files.includes(path.basename(file))) {
    const names = files.filter((name) => PICTURE_ENDINGS.includes(endingOf(name)))
    return { rule: 'picture-missing', message: `There is no picture “${src}” here.`, hint: suggestName(src, names) }
  }
  const real = realPathOf(file)
  if (real === undefined || isOutside(folder, real)) {
    return {
      rule: 'file-link',
      message: `“${src}” is a symbolic link that leads ${real === undefined ? 'nowhere' : 'out of the story’s folder'}.`,
      hint: 'Put the picture itself here.',
    }
  }
  return measure(file, src)
}

function measure(file: string, src: string): Picture | PictureFault {
  const bytes = readBytes(file)
  const ending = endingOf(file)
  const size = bytes && sizeOf(bytes)
  if (!bytes || !size || TYPES[ending] !== size.type) {
    return {
      rule: 'picture-type',
      message: `“${src}” is ${size?.type ? `really ${size.type.toUpperCase()}` : 'no picture of a known type'}.`,
      hint: 'Use JPEG, PNG, WebP, AVIF or SVG, with the ending that belongs to it.',
    }
  }
  if (ending === 'svg' && isUnsafe(new TextDecoder().decode(bytes))) {
    return {
      rule: 'picture-unsafe',
      message: `“${src}” holds a script, an event handler or a reference to another place.`,
      hint: 'Export it again as plain SVG.',
    }
  }
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const name = path.basename(file, path.extname(file)).replaceAll(/[^\w-]/g, '-')
  return { path: file, asset: `${name}.${digest}.${ending}`, width: size.width, height: size.height }
}

// An image element runs no script, but the file has an address of its own at which it would. Any prefix may stand for
// the namespace of SVG or HTML, an animation can set a link, and another encoding can hide all of it.
const UNSAFE_SVG = [
  /<(?:[^\s<>/:]+:)?(?:script|foreignObject|iframe|object|embed|meta|link|base|form|handler)\b/i,
  /\son\w+\s*=\s*["']|javascript:|attributeName\s*=\s*["']\s*(?:xlink:)?(?:href|on)/i,
  /(?:href|src|data)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)|image-set|@import|<!ENTITY/i,
  /<\?xml[^>]*\sencoding\s*=\s*["'](?!utf-8["'])/i,
]

function isUnsafe(svg: string): boolean {
  return UNSAFE_SVG.some((pattern) => pattern.test(svg))
}

function sizeOf(bytes: Uint8Array): { width: number; height: number; type: string | undefined } | undefined {
  try {
    const { width, height, type, orientation = 1 } = imageSize(bytes)
    // Orientations 5 to 8 of EXIF lie on their side.
    return orientation > 4 ? { width: height, height: width, type } : { width, height, type }
  } catch {
    return undefined
  }
}

function endingOf(name: string): string {
  return path.extname(name).slice(1).toLowerCase()
}

function suggestName(src: string, names: readonly string[]): string {
  return names.length > 0 ? suggest(src, names) : 'Put the picture in the story’s folder.'
}
