import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { suggest } from '../problem/did-you-mean.ts'
import { STATIC } from '../publication/static-files.ts'
import { decodePercent } from '../source/decode-percent.ts'
import { type FileProblem, isOutside, realPathOf } from '../source/source-file.ts'
import { type AttachedFile, readAttachment } from './attachment.ts'
import { fileTypeOf } from './file-types.ts'
import { MEDIA } from './shared-files.ts'

/** The place of a story: the content folder, its own folder, and the address of its page. */
export interface StoryPlace {
  readonly root: string
  readonly folder: string
  readonly page: string
}

/** Returns the name of a file in `media` that an address in the site leads to; undefined if it leads elsewhere. */
export function sharedName(address: string): string | undefined {
  if (!address.startsWith(`/${MEDIA}/`)) return undefined
  const name = path.posix.normalize(decodePercent(address.slice(MEDIA.length + 2)))
  return name.split('/')[0] === '..' || name.startsWith('/') ? undefined : name
}

/**
 * Reads the file that an address in the site leads to: one beside the story, or one in `media`.
 * @returns undefined if the address is none of a file
 */
export function readLinkedFile(
  { root, folder, page }: StoryPlace,
  address: string,
): AttachedFile | FileProblem | undefined {
  const shared = sharedName(address)
  const own = address.startsWith(page) ? decodePercent(address.slice(page.length)) : ''
  if (shared === undefined && (own.includes('/') || !fileTypeOf(own))) return undefined
  const name = shared ?? own
  // A newsroom may have a folder of this name among its own files already.
  if (shared !== undefined && existsSync(path.join(root, STATIC, MEDIA, name))) return undefined
  const base = shared === undefined ? folder : path.join(root, MEDIA)
  const file = path.join(base, name)
  const written = shared === undefined ? name : `/${MEDIA}/${name}`
  // Listings are case-sensitive even if the file system is not, because the web server's file system will be.
  const missing = name.split('/').findIndex((part, index, parts) => {
    return !namesIn(path.join(base, ...parts.slice(0, index))).includes(part)
  })
  if (missing >= 0) {
    const names = namesIn(path.dirname(file)).filter((one) => fileTypeOf(one))
    const home =
      shared === undefined ? 'beside the story, or in media and write /media/its-name' : 'in the folder media'
    const hint = names.length > 0 ? suggest(path.basename(name), names) : `Put the file ${home}.`
    return { rule: 'file-missing', message: `There is no file “${written}” here.`, hint }
  }
  const real = realPathOf(file)
  if (real === undefined || isOutside(base, real) || isOutside(root, real)) {
    const message = `“${written}” is a symbolic link that points ${real === undefined ? 'nowhere' : 'out of its folder'}.`
    return { rule: 'file-link', message, hint: 'Put the file itself here.' }
  }
  return readAttachment(file, written)
}

/** The names in a folder; none if there is no such folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
