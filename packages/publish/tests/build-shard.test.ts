import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readStory } from '../../../lib/builder/render/render-story.ts'
import { StoryRows } from '../../../lib/builder/scan/story-rows.ts'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { bucketCount, bucketOf } from '../../../lib/search/buckets.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { Database } from '../../../lib/store/database.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { withBody, writeNewsroom } from '../../../tests/content/newsroom.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { readTogether, sharesOf } from '../shards/build-shard.ts'
import type { Shard } from '../shards/shard.ts'

const SLUGS = ['harvest', 'mill', 'ship', 'wheel']
const FIRST: Shard = { index: 1, of: 2 }
const SECOND: Shard = { index: 2, of: 2 }

test('a shard reads its own stories, and takes the others from the shard that read them', async () => {
  const build = openBuild()
  const first = await build.read(FIRST)
  expect(first.read).toEqual(['mill', 'wheel', 'harvest', 'ship'])
  const second = await build.read(SECOND)
  expect(second.read).toEqual(['harvest', 'ship'])
  expect(second.stories.map(({ slug }) => slug)).toEqual(SLUGS)
  expect(second.stories).toEqual(first.stories)
  // A lost shard that is built again finds what the other has shared.
  expect((await build.read(FIRST)).read).toEqual(['mill', 'wheel'])
})

test('a shard reads a story itself if it has changed, if it was read in another state, or if what is shared is damaged', async () => {
  const build = openBuild()
  await build.read(FIRST)
  writeFileSync(path.join(build.root, 'stories/wheel/en.md'), withBody('Another text.'))
  expect((await build.read(SECOND)).read).toEqual(['harvest', 'ship', 'wheel'])
  expect((await build.read(SECOND, 'another state')).read).toEqual(['harvest', 'ship', 'mill', 'wheel'])
  for (const name of readdirSync(build.folder)) truncateSync(path.join(build.folder, name), 40)
  expect((await build.read(SECOND)).read).toEqual(['harvest', 'ship', 'mill', 'wheel'])
})

test('every story is in one share, all shares have as many, and a large one is in eight parts', () => {
  const slugs = Array.from({ length: 2500 }, (_, index) => `story-${index}`)
  const shares = sharesOf(slugs, 2)
  expect(shares.map((parts) => parts.length)).toEqual([8, 8])
  expect(shares.map((parts) => parts.flat().length)).toEqual([1250, 1250])
  expect(shares.flat(2).sort()).toEqual([...slugs].sort())
  expect(sharesOf(slugs.slice(0, 100), 2).map((parts) => parts.length)).toEqual([1, 1])
})

test('nearly all stories of a search index are in one share, or in few if there are more shares than indexes', () => {
  const slugs = Array.from({ length: 2500 }, (_, index) => `story-${index}`)
  const buckets = (of: number) =>
    sharesOf(slugs, of).map((parts) => Map.groupBy(parts.flat(), (slug) => bucketOf(slug, bucketCount(slugs.length))))
  for (const [index, own] of buckets(4).entries()) expect(own.get(index)?.length).toBeGreaterThan(560)
  for (const [index, own] of buckets(8).entries()) expect(own.get(index >> 1)?.length).toBeGreaterThan(250)
})

/** Makes a newsroom of four stories, and a folder that its shards share. */
function openBuild() {
  const changes = ['mill', 'ship', 'wheel'].map((slug) => [`stories/${slug}/en.md`, withBody('Text.')] as const)
  const root = writeNewsroom(Object.fromEntries(changes))
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-shared-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom has an error.')
  const reading = { root, library, cache: new ContentCache(folder) }
  const read = async (shard: Shard, state = 'state') => {
    const db = new Database(path.join(temporaryFolder(), 'site.sqlite'))
    const rows = new StoryRows(db, root)
    const slugs: string[] = []
    const worker = {
      read: async (slug: string) => {
        slugs.push(slug)
        return readStory(reading, slug)
      },
    }
    const run = { reading, state, names: SLUGS, db, rows, outputs: new Outputs(db), workers: { for: () => worker } }
    await readTogether(shard, folder, run, SLUGS)
    const stories = SLUGS.flatMap((slug) => rows.get(slug) ?? []).map(({ digest, reading: found }) => {
      return { digest, slug: found.slug, story: found.story }
    })
    db.close()
    return { read: slugs, stories }
  }
  return { root, folder, read }
}
