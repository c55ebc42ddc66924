import { fileTypeOf } from '../../../lib/attachment/file-types.ts'
import { ASK_AGAIN, FOR_EVER } from '../../../lib/hosts/hosting.ts'
import { isAsset, withoutCompression } from '../plan/plan-publication.ts'

/** Returns the headers with which a store of objects serves a file. */
export function servedAs(name: string): { readonly type: string; readonly cacheControl: string } {
  const file = withoutCompression(name)
  const [, extension = ''] = /\.([a-z\d]+)$/.exec(file) ?? []
  return {
    type:
      TYPES[extension] ??
      fileTypeOf(file)?.media ??
      (/^SHA256SUMS$/.test(file) ? 'text/plain; charset=utf-8' : 'application/octet-stream'),
    cacheControl: isAsset(file) ? FOR_EVER : ASK_AGAIN,
  }
}

/** The media types of the files that sites have, by the ends of their names, apart from the files of stories. */
const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
}
