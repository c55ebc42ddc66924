import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { precompresses } from '../settings/settings.ts'

/** Which files are written compressed as well: texts. Pictures are compressed by nature. */
export function isText(name: string): boolean {
  return /\.(html|css|js|svg|xml|json|txt|md|webmanifest)$/.test(name)
}

/** More pages than this are compressed quickly rather than as far as it goes: a tenth more bytes for a thirtieth of the time. */
const MANY_PAGES = 250

/** How hard to compress a site of so many pages; undefined where nothing is to be compressed. */
export function brotliQuality(pages: number): number | undefined {
  if (!precompresses()) return undefined
  return pages > MANY_PAGES ? 5 : constants.BROTLI_MAX_QUALITY
}

/** A file's bytes as hosts send them to browsers that take brotli, and to those that take gzip. */
export function precompress(bytes: Uint8Array, quality: number): { br: Uint8Array; gz: Uint8Array } {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  }
  // gzip's header would hold a time; zlib leaves it zero, so the same bytes give the same file.
  return { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: quality > 5 ? 9 : 6 }) }
}
