import path from 'node:path'
import { sha256 } from '../cache/sha256.ts'
import type { RelatedWork } from '../story/related-works.ts'
import { isAsScheduled } from '../story/schedule.ts'
import type { IndexedWork } from './archive-index.ts'
import type { Crew } from './crew.ts'
import { folderDigest } from './folder-digest.ts'
import type { StoredFile } from './page-store.ts'
import type { PressedFiles, ReadingRoom, ReadStory } from './press-work.ts'
import { Progress } from './progress.ts'

/** A story before it is pressed. */
export interface ReadyWork extends ReadStory {
  /** What came of the same bytes at the last build. */
  readonly before: IndexedWork | undefined
}

/**
 * Reads every story that has changed since it was indexed, and takes the others from the index.
 * @returns all of them, by slug, in the order of `slugs`
 */
export async function readWorks(
  crew: Crew,
  room: ReadingRoom,
  slugs: readonly string[],
  indexed: ReadonlyMap<string, IndexedWork>,
): Promise<ReadonlyMap<string, ReadyWork>> {
  const works = slugs.map((slug) => {
    const before = indexed.get(slug)
    return { slug, before: before && isCurrent(room, slug, before) ? before : undefined }
  })
  const changed = works.filter(({ before }) => !before).length
  const hands = crew.for(changed)
  const progress = new Progress('Read', changed)
  const ready = works.map(async ({ slug, before }): Promise<[string, ReadyWork]> => {
    if (before) return [slug, { ...before, before, packed: undefined }]
    const read = await hands.read(slug)
    progress.step()
    return [slug, { before, ...read }]
  })
  return new Map(await Promise.all(ready))
}

/**
 * Presses every story that has changed, or that leads on to others than before, and takes the others from the index.
 * @param related by slug, the stories that a story's page leads on to
 * @returns all of them, by slug
 */
export async function pressWorks(
  crew: Crew,
  works: ReadonlyMap<string, ReadyWork>,
  related: ReadonlyMap<string, readonly RelatedWork[]>,
): Promise<ReadonlyMap<string, IndexedWork>> {
  const tasks = [...works].map(([slug, { before, packed, reading, terms, digest }]) => {
    const task = { slug, packed, related: related.get(slug) ?? [] }
    const relatedDigest = sha256(JSON.stringify(task.related.map(({ editions }) => [...editions])))
    const isSame = before?.related === relatedDigest
    return { task, before: isSame ? before : undefined, digest, reading, terms, relatedDigest }
  })
  const toPress = tasks.filter(({ before, reading }) => !before && reading.work).length
  const hands = crew.for(toPress)
  const progress = new Progress('Pressed', toPress)
  const pressed = tasks.map(async ({ task, before, digest, reading, terms, relatedDigest }) => {
    if (before) return [task.slug, before] as const
    const made = reading.work ? await hands.press(task) : NOTHING
    if (reading.work) progress.step()
    return [task.slug, { digest, reading, terms, related: relatedDigest, ...made }] as const
  })
  return new Map(await Promise.all(pressed))
}

/** Whether a story is as it was when it was indexed, and all that came of it is still there. */
function isCurrent({ root, store }: ReadingRoom, slug: string, before: IndexedWork): boolean {
  const isSame =
    before.digest === folderDigest(path.join(root, 'stories', slug)) && isAsScheduled(before.reading.schedule)
  return isSame && keptOf(before).every((file) => store.has(file))
}

const NOTHING: PressedFiles = { files: [], tints: new Map(), parts: [], problems: [] }

/** All that the store holds of a story. */
export function keptOf({ files, parts }: PressedFiles): StoredFile[] {
  return [...files, ...parts]
}
