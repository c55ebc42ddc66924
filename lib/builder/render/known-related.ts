import { createHash } from 'node:crypto'
import { type Candidate, findRelated } from '../../library/related.ts'
import type { ContentCache } from '../../store/content-cache.ts'

/** The name of the record of related stories: a digest of what was compared, then a line of slugs for each story. */
const RELATED = 'related'

/** Related stories that a build found. */
export interface KnownRelated {
  /** A digest of all that they were found from. */
  readonly from: string
  /** The slugs of the related stories of each story. */
  readonly slugs: ReadonlyMap<string, readonly string[]>
}

/** Returns the related stories that the last build found; undefined if they are not known. */
export function relatedBefore(cache: ContentCache): KnownRelated | undefined {
  const [from, ...lines] = cache.recorded(RELATED)?.toString().split('\n') ?? []
  if (from === undefined) return undefined
  return {
    from,
    slugs: new Map(lines.map((line) => line.split(' ')).map(([slug = '', ...related]) => [slug, related])),
  }
}

/**
 * Returns the slugs of the related stories of one story, as the last build found them; undefined if they are not known.
 * @param from the digest of all that they were found from
 */
export function relatedToOne(cache: ContentCache, from: string, slug: string): readonly string[] | undefined {
  const record = cache.recorded(RELATED)
  const start = record?.indexOf(`\n${slug} `) ?? -1
  if (!record?.toString('utf8', 0, from.length + 1).startsWith(`${from}\n`)) return undefined
  if (start < 0) return []
  const end = record.indexOf('\n', start + 1)
  return record.toString('utf8', start + slug.length + 2, end < 0 ? undefined : end).split(' ')
}

/**
 * Finds the slugs of the related stories of each story. If neither the topics nor the keywords of any story have
 * changed, nor the order of the stories, it takes them from the last build.
 * @param state a digest of all else that the result depends on
 */
export function knownRelated(cache: ContentCache, state: string, candidates: readonly Candidate[]): KnownRelated {
  const hash = createHash('sha256').update(state)
  for (const { slug, topics, terms } of candidates) hash.update(`\n${slug}\n${topics.join(' ')}\n${terms.join(' ')}`)
  const from = hash.digest('hex')
  const known = relatedBefore(cache)
  if (known?.from === from) return known
  const slugs = findRelated(candidates)
  cache.record(RELATED, [[from, ...[...slugs].map(([slug, related]) => [slug, ...related].join(' '))].join('\n')])
  return { from, slugs }
}
