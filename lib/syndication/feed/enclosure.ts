import path from 'node:path'
import type { SiteContext } from '../../library/site-file.ts'
import { assetAddress } from '../../publication/addresses.ts'
import type { StoryEdition } from '../../story/types/story.ts'

/** A file that is enclosed with an entry of a feed. */
export interface Enclosure {
  readonly address: string
  /** The media type. */
  readonly type: string
  /** The size in bytes. */
  readonly length?: number
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
}

/** Returns a story's cover as feeds enclose it; undefined if it has none. */
export function enclosureOf({ cover, slug }: StoryEdition, sizeOf: SiteContext['sizeOf']): Enclosure | undefined {
  if (!cover) return undefined
  const address = assetAddress(cover.picture.asset)
  const length = sizeOf(slug, address.slice(1))
  const type = TYPES[path.extname(address).slice(1)] ?? 'application/octet-stream'
  return { address, type, ...(length === undefined ? {} : { length }) }
}
