import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { imageSize } from 'image-size'
import { suggest } from '../problem/did-you-mean.ts'
import type { Rule } from '../problem/rules.ts'
import { isOutside } from '../source/source-file.ts'
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
  const file = path.resolve(folder, decodeURIComponent(src))
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(src) || path.dirname(file) !== path.resolve(folder)) {
    return {
      rule: 'picture-outside',
      message: `“${src}” is not a file in the story’s own folder.`,
      hint: 'Copy the picture beside the story and write its name alone.',
    }
  }
  const names = readdirSync(folder).filter((name) => PICTURE_ENDINGS.includes(endingOf(name)))
  if (!existsSync(file) || !readdirSync(folder).includes(path.basename(file))) {
    return { rule: 'picture-missing', message: `There is no picture “${src}” here.`, hint: suggestName(src, names) }
  }
  if (isOutside(folder, realpathSync(file))) {
    return {
      rule: 'file-link',
      message: `“${src}” is a symbolic link that leads out of the story’s folder.`,
      hint: 'Put the picture itself here.',
    }
  }
  return measure(file, src)
}

function measure(file: string, src: string): Picture | PictureFault {
  const bytes = readFileSync(file)
  const ending = endingOf(file)
  const size = sizeOf(bytes)
  if (!size || TYPES[ending] !== size.type) {
    return {
      rule: 'picture-type',
      message: `“${src}” is ${size?.type ? `really ${size.type.toUpperCase()}` : 'no picture of a known type'}.`,
      hint: 'Use JPEG, PNG, WebP, AVIF or SVG, with the ending that belongs to it.',
    }
  }
  if (ending === 'svg' && UNSAFE_SVG.test(bytes.toString('utf8'))) {
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

// An image element runs no script, but the file has an address of its own at which it would.
const UNSAFE_SVG =
  /<script|<foreignObject|\son\w+\s*=|(?:href|src)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)|@import|<!ENTITY/i

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
