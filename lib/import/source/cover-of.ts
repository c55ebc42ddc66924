import { isRecord } from '../../source/is-record.ts'
import type { SourceCover } from '../imported.ts'
import type { Data } from './split-file.ts'

// Names that themes use for the cover, in lower case without punctuation, and the suffixes for its parts.
const COVERS = [
  'cover',
  'coverimage',
  'featuredimage',
  'featureimage',
  'heroimage',
  'image',
  'images',
  'thumbnail',
  'banner',
]
const PARTS = {
  alt: ['alt', 'alttext'],
  caption: ['caption', 'title'],
  credit: ['credit', 'attribution', 'copyright'],
} as const
const SOURCES = ['src', 'image', 'url', 'path', 'source', 'filename'] as const

/**
 * Returns the cover that the front matter states.
 * @param keys the keys of the front matter by their plain forms
 * @param used collects the plain keys that were read
 */
export function coverOf(data: Data, keys: ReadonlyMap<string, string>, used: Set<string>): SourceCover | undefined {
  const name = COVERS.find((each) => keys.has(each))
  if (name === undefined) return undefined
  const key = keys.get(name) ?? name
  const written = data.values[key]
  const value: unknown = Array.isArray(written) && written.length === 1 ? written[0] : written
  const parts = isRecord(value) ? value : { src: value }
  const sourceKey = SOURCES.find((each) => typeof parts[each] === 'string' && parts[each])
  const src = sourceKey && parts[sourceKey]
  if (typeof src !== 'string') return undefined
  used.add(name)
  const part = (of: keyof typeof PARTS): string | undefined => {
    for (const each of PARTS[of]) {
      const inside = parts[each]
      if (typeof inside === 'string' && inside.trim()) return inside
      const stem = name.replace(/image$/, '')
      const plain = [name + each, ...(stem && stem !== name ? [stem + each] : [])].find((beside) => keys.has(beside))
      const beside = plain === undefined ? undefined : data.values[keys.get(plain) ?? plain]
      if (plain === undefined || typeof beside !== 'string') continue
      used.add(plain)
      return beside
    }
    return undefined
  }
  return { src, alt: part('alt'), caption: part('caption'), credit: part('credit'), place: data.placeOf([key]) }
}
