import { availableParallelism } from 'node:os'
import { areSharedSame } from '../../attachment/shared-files.ts'
import type { RelatedStory } from '../../library/library.ts'
import { shownRelated } from '../../library/related.ts'
import type { StoredFile } from '../../store/content-cache.ts'
import { type StoryState, storyDigest, storyState } from '../../store/folder-digest.ts'
import { sha256 } from '../../store/sha256.ts'
import { isAsScheduled } from '../../story/translations/schedule.ts'
import { TASKS_PER_THREAD } from '../../threads/worker-pool.ts'
import { mapConcurrently } from './map-concurrently.ts'
import { Progress } from './progress.ts'
import type { IndexedStory, ReadContext, SpooledStory, StoryOutput } from './render-context.ts'
import type { StoryWorkers } from './story-workers.ts'

/** A story that is ready to be rendered. */
export interface ReadyStory extends Pick<SpooledStory, 'spooled'> {
  readonly story: Omit<SpooledStory, 'spooled'>
  /** The index entry from the last build, if the story has the same bytes. */
  readonly before: IndexedStory | undefined
}

/** Reads stories. Returns all by slug, in the order of `slugs`. */
export type ReadStories = (
  workers: Pick<StoryWorkers, 'for'>,
  context: ReadContext,
  slugs: readonly string[],
  indexed: ReadonlyMap<string, IndexedStory>,
) => Promise<ReadonlyMap<string, ReadyStory>>

/**
 * Reads every story that has changed since it was indexed, and takes the others from the index.
 * @param mayDiffer whether the files of a story may have changed; by default the build looks
 */
export async function readStories(
  workers: Pick<StoryWorkers, 'for'>,
  context: ReadContext,
  slugs: readonly string[],
  indexed: ReadonlyMap<string, IndexedStory>,
  mayDiffer: (slug: string) => boolean = () => true,
): ReturnType<ReadStories> {
  const found = slugs.map((slug) => {
    const before = indexed.get(slug)
    return { slug, before: before && currentEntry(context, slug, before, mayDiffer(slug)) }
  })
  const changed = found.filter(({ before }) => !before).length
  const worker = workers.for(changed)
  const progress = new Progress('Read', changed)
  const ready = await mapConcurrently(
    found,
    CONCURRENT_STORIES,
    async ({ slug, before }): Promise<[string, ReadyStory]> => {
      if (before) return [slug, { story: before, before, spooled: undefined }]
      const { spooled, ...story } = await worker.read(slug)
      progress.step()
      return [slug, { story, before, spooled }]
    },
  )
  return new Map(ready)
}

/** The number of stories that are read or rendered concurrently: one for each task of the threads. */
const CONCURRENT_STORIES = TASKS_PER_THREAD * availableParallelism()

/** Returns a function that digests what a page shows of a related story, once for all pages that show it. */
function relatedDigests(): (story: RelatedStory) => string {
  const known = new Map<RelatedStory, string>()
  return (story) => {
    const digest = known.get(story) ?? sha256(JSON.stringify([...story.editions]))
    known.set(story, digest)
    return digest
  }
}

/**
 * Renders every story that has changed or whose pages show other related stories, and takes the others from the index.
 * @param relatedOf returns the stories that a story’s page links to as related
 * @param areRelatedSame whether the related stories of every story are the same as in the index
 * @returns all stories by slug
 */
export async function renderStories(
  workers: StoryWorkers,
  stories: ReadonlyMap<string, ReadyStory>,
  relatedOf: (slug: string) => readonly RelatedStory[],
  areRelatedSame: boolean,
): Promise<ReadonlyMap<string, IndexedStory>> {
  const digestOf = relatedDigests()
  const found = [...stories].map(([slug, { before, spooled, story }]) => {
    if (before && areRelatedSame) return { slug, before }
    const languages = story.reading.story?.editions.keys() ?? []
    const task = { slug, spooled, related: shownRelated(relatedOf(slug), languages) }
    const related = sha256(task.related.map(digestOf).join())
    if (before?.related === related) return { slug, before }
    const { reading, terms, digest, stamps } = story
    return { slug, before: { task, digest, stamps, reading, terms, related } }
  })
  const changed = found.filter(({ before }) => 'task' in before && before.reading.story).length
  const worker = workers.for(changed)
  const progress = new Progress('Rendered', changed)
  const rendered = await mapConcurrently(found, CONCURRENT_STORIES, async ({ slug, before }) => {
    if (!('task' in before)) return [slug, before] as const
    const { task, ...known } = before
    const made = known.reading.story ? await worker.render(task) : NOTHING
    if (known.reading.story) progress.step()
    return [slug, { ...known, ...made }] as const
  })
  return new Map(rendered)
}

/**
 * Returns the index entry of a story, with new stamps if they have changed; undefined if the story is not the same as
 * when it was indexed, or if the store lacks some of its files. Its parts are looked at only where they are used.
 */
function currentEntry(
  { root, cache }: ReadContext,
  slug: string,
  before: IndexedStory,
  mayDiffer: boolean,
): IndexedStory | undefined {
  const state = mayDiffer ? storyState(root, slug, before) : before
  const isStored = (file: StoredFile) => (mayDiffer ? cache.has(file) : cache.hadBefore(file))
  if (!isSameReading(root, state, before) || !before.files.every(isStored)) return undefined
  if (before.stamps === state.stamps) return before
  const { digest, reading, related, terms, files, placeholderColors, parts, problems } = before
  return { digest, stamps: state.stamps, reading, related, terms, files, placeholderColors, parts, problems }
}

/** Returns whether reading a story now gives the same result as when it was read. */
export function isSameStory(
  { root }: Pick<ReadContext, 'root'>,
  slug: string,
  before: Pick<IndexedStory, 'digest' | 'reading'>,
): boolean {
  return isSameReading(root, { digest: storyDigest(root, slug) }, before)
}

function isSameReading(
  root: string,
  { digest }: StoryState,
  { digest: before, reading }: Pick<IndexedStory, 'digest' | 'reading'>,
): boolean {
  return before === digest && isAsScheduled(reading.schedule) && areSharedSame(root, reading.shared)
}

const NOTHING: StoryOutput = { files: [], placeholderColors: new Map(), parts: [], problems: [] }

/** Returns all files that the store contains for a story. */
export function storedFilesOf({ files, parts }: StoryOutput): StoredFile[] {
  return [...files, ...parts]
}
