import { fileTypeOf } from '../attachment/file-types.ts'
import { decodePercent } from '../source/decode-percent.ts'

/** Returns the file that an address of the preview means: one beside the story, or one of `media` (`/media/a.mp4`). */
export function fileNamed(address: string): string | undefined {
  const [written = ''] = address.split(/[?#]/)
  // A picture has its name in the address of the file that a build would make.
  if (written.startsWith('/assets/')) return decodePercent(written.slice('/assets/'.length))
  const isFile = /^(?:\/media\/.+|[^/:]+)$/.test(written)
  return isFile && fileTypeOf(written) ? decodePercent(written) : undefined
}

/**
 * Returns the path by which Sveltia knows a file: from the root of the repository for one of `media`, otherwise its name.
 * @param prefix the content folder followed by a slash, or an empty string
 */
export function inRepository(name: string, prefix: string): string {
  return name.startsWith('/') ? `/${prefix}${name.slice(1)}` : name
}
