import { availableParallelism } from 'node:os'
import path from 'node:path'
import { folderDigest, type IndexedWork } from './archive-index.ts'
import type { RoomData } from './open-room.ts'
import type { StoredFile } from './page-store.ts'
import type { PressRoom } from './press-work.ts'
import { pressWork } from './press-work.ts'
import type { Progress } from './progress.ts'
import { WorkerPool } from './worker-pool.ts'

/** Fewer stories than this are pressed sooner here than a second thread starts. */
const WORTH_A_THREAD = 48

/**
 * Presses every story that has changed since it was indexed, on every core, and takes the others from the index.
 * @returns all of them, by slug, in the order of `slugs`
 */
export async function pressWorks(
  room: PressRoom,
  slugs: readonly string[],
  indexed: ReadonlyMap<string, IndexedWork>,
  roomData: RoomData,
  progress: Progress,
): Promise<ReadonlyMap<string, IndexedWork>> {
  const works = new Map<string, IndexedWork | undefined>()
  const digests = new Map(slugs.map((slug) => [slug, folderDigest(path.join(room.root, 'stories', slug))]))
  for (const [slug, digest] of digests) {
    const before = indexed.get(slug)
    const isSame = before?.digest === digest && keptOf(before).every((file) => room.store.has(file))
    works.set(slug, isSame ? before : undefined)
  }
  const changed = slugs.filter((slug) => !works.get(slug))
  const pool = changed.length > WORTH_A_THREAD ? new WorkerPool(roomData, availableParallelism()) : undefined
  const press = pool ? (slug: string) => pool.press(slug) : (slug: string) => pressWork(room, slug)
  const finish = async (slug: string) => {
    works.set(slug, { digest: digests.get(slug) ?? '', pressed: await press(slug) })
    progress.step(changed.length)
  }
  try {
    if (pool) await Promise.all(changed.map(finish))
    else for (const slug of changed) await finish(slug)
  } finally {
    await pool?.close()
  }
  return new Map([...works].flatMap(([slug, work]) => (work ? [[slug, work] as const] : [])))
}

/** All that the store holds of a story. */
export function keptOf({ pressed: { files, parts } }: IndexedWork): StoredFile[] {
  return [...files, ...parts]
}
