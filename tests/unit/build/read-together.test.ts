import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openContexts } from '../../../lib/builder/render/build-context.ts'
import { storyTasks } from '../../../lib/builder/render/story-workers.ts'
import { readTogether, sharesOf } from '../../../lib/builder/write/read-together.ts'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { bucketCount, bucketOf } from '../../../lib/search/buckets.ts'
import type { Shard } from '../../../lib/settings/shard.ts'
import { withBody, writeNewsroom } from '../../content/newsroom.ts'

const SLUGS = ['harvest', 'mill', 'ship', 'wheel']
const FIRST: Shard = { index: 1, of: 2 }
const SECOND: Shard = { index: 2, of: 2 }

test('a shard reads its own stories, and takes the others from the shard that read them', async () => {
  const build = openBuild()
  const first = await build.read(FIRST)
  expect(first.read).toEqual(['mill', 'wheel', 'harvest', 'ship'])
  const second = await build.read(SECOND)
  expect(second.read).toEqual(['harvest', 'ship'])
  expect([...second.stories.keys()]).toEqual(SLUGS)
  const facts = ({ stories }: typeof first) =>
    [...stories].map(([slug, { story }]) => [slug, story.digest, story.reading.story])
  expect(facts(second)).toEqual(facts(first))
  // A lost shard that is built again finds what the other has shared.
  expect((await build.read(FIRST)).read).toEqual(['mill', 'wheel'])
})

test('a shard reads a story itself if it has changed, if it was read in another state, or if what is shared is damaged', async () => {
  const build = openBuild()
  await build.read(FIRST)
  writeFileSync(path.join(build.root, 'stories/wheel/en.md'), withBody('Another text.'))
  expect((await build.read(SECOND)).read).toEqual(['harvest', 'ship', 'wheel'])
  expect((await build.read(SECOND, 'another state')).read).toEqual(['harvest', 'ship', 'mill', 'wheel'])
  for (const name of readdirSync(path.join(build.folder, 'records')))
    truncateSync(path.join(build.folder, 'records', name), 40)
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
  const data = { root, cacheFolder: path.join(folder, 'cache'), code: folder, library, quality: undefined }
  const contexts = openContexts(data, Promise.resolve())
  const worker = storyTasks(contexts)
  const read = async (shard: Shard, state = 'state') => {
    const slugs: string[] = []
    const recording = {
      ...worker,
      read: (slug: string) => {
        slugs.push(slug)
        return worker.read(slug)
      },
    }
    const shared = { folder, state }
    const stories = await readTogether(shard, shared, { for: () => recording }, contexts.reading, SLUGS, new Map())
    return { read: slugs, stories }
  }
  return { root, folder, read }
}
