import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { endingOf } from '../../attachment/file-types.ts'
import { measurePicture, PICTURE_TYPES } from '../../picture/measure-picture.ts'
import type { Picture, PictureProblem } from '../../picture/picture.ts'
import type { Slot } from '../../picture/slots.ts'
import { suggest } from '../../problem/did-you-mean.ts'
import { decodePercent } from '../../publication/addresses.ts'
import { MEDIA } from '../../publication/content-names.ts'
import { isOutside, linkProblem, realPathOf } from '../../source/source-file.ts'

/** The file extensions of pictures, without the dot. */
export const PICTURE_ENDINGS: readonly string[] = Object.keys(PICTURE_TYPES)

/** The owner of the folder of a picture, and where to copy it, if it belongs to no story. */
const HOMES: Partial<Record<Slot, readonly [owner: string, home: string]>> = {
  portrait: ['the portraits’', 'into the folder authors'],
  logo: ['the publication’s', 'into the folder content/brand'],
  icon: ['the publication’s', 'into the folder content/brand'],
}

/**
 * Reads and measures a picture in a story's folder, or in a folder of the publication: authors or brand.
 * @param folder the folder
 * @param src the name as written, relative to that folder
 * @param slot the place of the picture on the page
 */
export function readPicture(folder: string, src: string, slot: Slot): Picture | PictureProblem {
  const file = path.resolve(folder, decodePercent(src))
  const [owner, home] = HOMES[slot] ?? ['the story’s', 'beside the story']
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(src) || path.dirname(file) !== path.resolve(folder)) {
    return {
      rule: 'picture-outside',
      message: `“${src}” is not a file in ${owner} own folder.`,
      hint: `Copy the picture ${home} and write its name alone.`,
    }
  }
  // The listing is case-sensitive even if the file system is not, because the web server's file system will be.
  const files = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : []
  if (!files.includes(path.basename(file))) {
    const names = files.filter((name) => PICTURE_ENDINGS.includes(endingOf(name)))
    return {
      rule: 'picture-missing',
      message: `There is no picture “${src}” here.`,
      hint: names.length > 0 ? suggest(src, names) : `Put the picture in ${owner} folder.`,
    }
  }
  const real = realPathOf(file)
  if (real === undefined || isOutside(folder, real)) {
    return {
      rule: 'file-link',
      message: `“${src}” is a symbolic link that points ${real === undefined ? 'nowhere' : `out of ${owner} folder`}.`,
      hint: 'Put the picture itself here.',
    }
  }
  return measurePicture(file, src, slot)
}

/** Reads and measures a picture in the folder `media` of the content. */
export function readSharedPicture(root: string, name: string, slot: Slot): Picture | PictureProblem {
  const folder = path.join(root, MEDIA, path.dirname(name))
  const problem = existsSync(folder) ? linkProblem(root, folder) : undefined
  return problem ?? readPicture(folder, path.basename(name), slot)
}
