import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openContexts } from '../../../lib/build/archive/build-context.ts'
import { readTogether, shareOf } from '../../../lib/build/archive/read-together.ts'
import { storyTasks } from '../../../lib/build/archive/story-workers.ts'
import { readLibrary } from '../../../lib/library/read-library.ts'
import type { Shard } from '../../../lib/settings/shard.ts'
import { withBody, writeNewsroom } from '../../content/newsroom.ts'

const SLUGS = ['harvest', 'mill', 'ship', 'wheel']
const FIRST: Shard = { index: 1, of: 2 }
const SECOND: Shard = { index: 2, of: 2 }

test('a shard reads its own stories, and takes the others from the shard that read them', async () => {
  const build = openBuild()
  const first = await build.read(FIRST)
  expect(first.read).toEqual(['harvest', 'ship', 'mill', 'wheel'])
  const second = await build.read(SECOND)
  expect(second.read).toEqual(['mill', 'wheel'])
  expect([...second.stories.keys()]).toEqual(SLUGS)
  const facts = ({ stories }: typeof first) =>
    [...stories].map(([slug, { story }]) => [slug, story.digest, story.reading.story])
  expect(facts(second)).toEqual(facts(first))
  // A lost shard that is built again finds what the other has shared.
  expect((await build.read(FIRST)).read).toEqual(['harvest', 'ship'])
})

test('a shard reads a story itself if it has changed, if it was read in another state, or if what is shared is damaged', async () => {
  const build = openBuild()
  await build.read(FIRST)
  writeFileSync(path.join(build.root, 'stories/ship/en.md'), withBody('Another text.'))
  expect((await build.read(SECOND)).read).toEqual(['mill', 'wheel', 'ship'])
  expect((await build.read(SECOND, 'another state')).read).toEqual(['mill', 'wheel', 'harvest', 'ship'])
  for (const name of readdirSync(path.join(build.folder, 'records')))
    truncateSync(path.join(build.folder, 'records', name), 40)
  expect((await build.read(SECOND)).read).toEqual(['mill', 'wheel', 'harvest', 'ship'])
})

test('every story is in one share, and a large share is in eight parts', () => {
  const slugs = Array.from({ length: 2500 }, (_, index) => `story-${index}`)
  const shares = [1, 2].map((index) => shareOf(slugs, { index, of: 2 }))
  expect(shares.map((parts) => parts.length)).toEqual([8, 8])
  expect(shares.flat(2).sort()).toEqual([...slugs].sort())
  expect(shareOf(slugs.slice(0, 100), FIRST)).toHaveLength(1)
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
