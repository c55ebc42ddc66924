import { createHash } from 'node:crypto'
import type { ContentCache } from '../../cache/content-cache.ts'
import { type Candidate, findRelated } from '../../library/related.ts'

/** The name of the record of related stories: a digest of what was compared, then a line of slugs for each story. */
const RELATED = 'related'

/**
 * Finds the slugs of the related stories of each story. If neither the topics nor the keywords of any story have
 * changed, nor the order of the stories, it takes them from the last build.
 * @param state a digest of all else that the result depends on
 */
export function knownRelated(
  cache: ContentCache,
  state: string,
  candidates: readonly Candidate[],
): ReadonlyMap<string, readonly string[]> {
  const hash = createHash('sha256').update(state)
  for (const { slug, topics, terms } of candidates) hash.update(`\n${slug}\n${topics.join(' ')}\n${terms.join(' ')}`)
  const from = hash.digest('hex')
  const [known, ...lines] = cache.recorded(RELATED)?.toString().split('\n') ?? []
  if (known === from) {
    return new Map(lines.map((line) => line.split(' ')).map(([slug = '', ...related]) => [slug, related]))
  }
  const related = findRelated(candidates)
  cache.record(RELATED, [[from, ...[...related].map(([slug, slugs]) => [slug, ...slugs].join(' '))].join('\n')])
  return related
}
