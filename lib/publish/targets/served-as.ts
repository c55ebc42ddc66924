import { ASK_AGAIN, FOR_EVER } from '../../hosts/hosting.ts'
import { isAsset, withoutCompression } from '../plan/plan-publication.ts'

/** The media types of the files that sites have, by the ends of their names. */
const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  m4a: 'audio/mp4',
  md: 'text/markdown; charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  wasm: 'application/wasm',
  webm: 'video/webm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
  zip: 'application/zip',
}

/** Returns the headers with which a store of objects serves a file. */
export function servedAs(name: string): { readonly type: string; readonly cacheControl: string } {
  const file = withoutCompression(name)
  const [, extension = ''] = /\.([a-z\d]+)$/.exec(file) ?? []
  return {
    type: TYPES[extension] ?? (/^SHA256SUMS$/.test(file) ? 'text/plain; charset=utf-8' : 'application/octet-stream'),
    cacheControl: isAsset(file) ? FOR_EVER : ASK_AGAIN,
  }
}
