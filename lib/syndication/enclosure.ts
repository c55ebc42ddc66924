import path from 'node:path'
import { assetAddress } from '../publication/addresses.ts'
import type { Story } from '../story/story.ts'

/** A file that goes with an entry of a feed. */
export interface Enclosure {
  readonly address: string
  /** A media type. */
  readonly type: string
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
}

/** A story's cover, as feeds enclose it; undefined where it has none. Its length is known only when the press has made it. */
export function enclosureOf({ cover }: Story): Enclosure | undefined {
  if (!cover) return undefined
  const { asset } = cover.picture
  const type = TYPES[path.extname(asset).slice(1)] ?? 'application/octet-stream'
  return { address: assetAddress(asset), type }
}
