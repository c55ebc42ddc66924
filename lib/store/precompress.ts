import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { precompresses } from '../settings/settings.ts'

/** Whether a file is text, so that compressed copies are worthwhile. Pictures are compressed already. */
export function isText(name: string): boolean {
  return /\.(html|css|js|svg|xml|json|txt|md|webmanifest)$/.test(name)
}

/**
 * The number of pages above which compression is fast instead of best: a tenth more bytes in a thirtieth of the time.
 */
const MANY_PAGES = 250

/** Returns the brotli quality for a site with so many pages; undefined if compression is off. */
export function brotliQuality(pages: number): number | undefined {
  if (!precompresses()) return undefined
  return pages > MANY_PAGES ? 5 : constants.BROTLI_MAX_QUALITY
}

/** Compresses a file's bytes with brotli and with gzip, for browsers that accept one of them. */
export function precompress(bytes: Uint8Array, quality: number): { br: Uint8Array; gz: Uint8Array } {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  }
  // The gzip header can contain a time. zlib sets it to zero, so the same bytes give the same file.
  return { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: quality > 5 ? 9 : 6 }) }
}
