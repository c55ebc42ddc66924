import type { StoryRowHead, StoryRows } from '../../index/story-rows.ts'
import { storyTask } from '../../library/story-inputs.ts'
import type { ContentCache } from '../../store/content-cache.ts'
import { storyState } from '../../store/digests.ts'
import type { Inputs } from '../../store/inputs.ts'
import type { Outputs } from '../../store/outputs.ts'
import { isAsRead } from '../../story/translations/load-story.ts'

/** The stories whose rows in the database are not right any more, by slug. */
export interface ScannedStories {
  /** The stories to read: new ones, changed ones, and those with a damaged file. */
  readonly changed: readonly string[]
  /** The stories that no longer exist. */
  readonly gone: readonly string[]
  /** Whether a file that belongs to no story is damaged. */
  readonly isSiteDamaged: boolean
}

/**
 * Looks at all stories, and at all files of the cache.
 * @param names the slugs of all stories
 */
export function scanAll(
  root: string,
  rows: StoryRows,
  outputs: Outputs,
  cache: ContentCache,
  names: readonly string[],
  inputs: Inputs,
): ScannedStories {
  const stale = staleStories(inputs)
  const damaged = outputs.damaged(cache)
  const left = new Set(names)
  const gone: string[] = []
  const changed = new Set<string>()
  const stamped: StoryRowHead[] = []
  for (const head of rows.heads()) {
    const { slug } = head
    if (!left.delete(slug)) {
      gone.push(slug)
      continue
    }
    const state = storyState(root, slug, head)
    if (damaged.has(slug)) inputs.forget(storyTask(slug))
    if (damaged.has(slug) || stale.has(slug) || state.digest !== head.digest || !isAsRead(root, head)) changed.add(slug)
    else if (state.stamps !== head.stamps) stamped.push({ ...head, stamps: state.stamps })
  }
  for (const head of stamped) rows.setHead(head)
  for (const slug of left) changed.add(slug)
  return {
    changed: names.filter((name) => changed.has(name)),
    gone,
    isSiteDamaged: [...damaged].some((owner) => owner.startsWith('@')),
  }
}

/**
 * Looks only at the stories of a list, at those that were not rendered, and at those that may change without a change
 * of their files.
 * @param names the slugs of all stories; undefined if they are those of the database
 */
export function scanListed(
  root: string,
  rows: StoryRows,
  outputs: Outputs,
  cache: ContentCache,
  names: readonly string[] | undefined,
  listed: ReadonlySet<string>,
  inputs: Inputs,
): ScannedStories {
  const stale = staleStories(inputs)
  const known = names && new Set(rows.slugs())
  const all = names && new Set(names)
  const added = names?.filter((slug) => !known?.has(slug)) ?? []
  const gone = [...(known ?? [])].filter((slug) => !all?.has(slug))
  const some = new Set([...listed, ...stale, ...rows.watched()])
  const changed = [...some].filter((slug) => {
    const row = all && !all.has(slug) ? undefined : rows.get(slug)
    if (!row || stale.has(slug)) return row !== undefined
    const lost = [...(row.output?.files ?? []), ...(row.output?.parts ?? [])].filter((file) => !cache.has(file))
    outputs.replaceLinks(lost.map(({ sha256 }) => sha256))
    const state = listed.has(slug) ? storyState(root, slug, row) : row
    if (lost.length > 0) inputs.forget(storyTask(slug))
    if (lost.length > 0 || state.digest !== row.digest || !isAsRead(root, row)) return true
    if (state.stamps !== row.stamps) rows.setHead({ ...row, stamps: state.stamps })
    return false
  })
  return { changed: [...new Set([...changed, ...added])].sort(), gone, isSiteDamaged: false }
}

/**
 * Returns the stories whose pages were made from something that has changed. Code and site.yaml decide how they are
 * read.
 */
function staleStories(inputs: Inputs): ReadonlySet<string> {
  const start = storyTask('')
  return new Set([...inputs.stale()].flatMap((task) => (task.startsWith(start) ? task.slice(start.length) : [])))
}
