import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readStory } from '../../../lib/builder/render/render-story.ts'
import { readTogether, shareIn, sharesOf } from '../../../lib/builder/write/shards.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { StoryRows } from '../../../lib/index/story-rows.ts'
import type { Shard } from '../../../lib/library/package-of.ts'
import { bucketCount, bucketOf } from '../../../lib/search/search-folders.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { Database } from '../../../lib/store/database.ts'
import { Inputs } from '../../../lib/store/inputs.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { withBody, writeNewsroom } from '../../../tests/content/newsroom.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { parseShard, shardInEnvironment } from '../shard.ts'

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

test('parses the number of a shard and how many there are', () => {
  expect(parseShard('2/3')).toEqual({ index: 2, of: 3 })
  for (const wrong of ['0/3', '4/3', '2', '2/', 'a/b', '-1/3', '', '1/1001', '1/99999999'])
    expect(parseShard(wrong), wrong).toBeUndefined()
})

test('divides a list among shards: neighbours stay together, and everything is in one share', () => {
  const all = ['a', 'b', 'c', 'd', 'e']
  expect([1, 2].map((index) => shareIn(all, { index, of: 2 }))).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ])
  expect([1, 2, 3].flatMap((index) => shareIn(['a'], { index, of: 3 }))).toEqual(['a'])
})

const SLURM = { SLURM_ARRAY_TASK_ID: '6', SLURM_ARRAY_TASK_MIN: '5', SLURM_ARRAY_TASK_COUNT: '3' }

test.each([
  ['Slurm', SLURM],
  ['Slurm with a step', { ...SLURM, SLURM_ARRAY_TASK_ID: '15', SLURM_ARRAY_TASK_STEP: '10' }],
  ['Kubernetes', { JOB_COMPLETION_INDEX: '1', JOB_COMPLETIONS: '3' }],
  ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '1', AWS_BATCH_JOB_ARRAY_SIZE: '3' }],
  ['GitLab', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }],
  ['Buildkite', { BUILDKITE_PARALLEL_JOB: '1', BUILDKITE_PARALLEL_JOB_COUNT: '3' }],
  ['GitHub', { STRATEGY_JOB_INDEX: '1', STRATEGY_JOB_TOTAL: '3' }],
  ['a GitLab runner on Slurm, where both agree', { ...SLURM, CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }],
  ['Slurm, started by a GitLab job that runs alone', { ...SLURM, CI_NODE_TOTAL: '1' }],
])('reads the second of three shards from the variables of %s', (_, environment) => {
  expect(shardInEnvironment(environment)).toEqual({ index: 2, of: 3 })
})

test.each<[what: string, environment: Record<string, string>, message: string]>([
  ['no variable', {}, 'No variable says which shard this machine builds. Write --shard 2/3'],
  ['a GitLab job that runs alone', { CI_NODE_TOTAL: '1' }, 'No variable says which shard'],
  ['a Kubernetes Job without a total', { JOB_COMPLETION_INDEX: '1' }, 'JOB_COMPLETIONS is not set.'],
  ['a total without an index', { STRATEGY_JOB_TOTAL: '3' }, 'STRATEGY_JOB_INDEX is not set.'],
  ['an index outside the total', { BUILDKITE_PARALLEL_JOB: '3', BUILDKITE_PARALLEL_JOB_COUNT: '3' }, 'is not a shard'],
  ['a text', { CI_NODE_INDEX: 'two', CI_NODE_TOTAL: '3' }, 'CI_NODE_INDEX is “two”, which is not a whole number.'],
  [
    'one task of a Slurm array, started alone',
    { SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_MIN: '3', SLURM_ARRAY_TASK_COUNT: '1' },
    'Task 3 of a Slurm array runs alone',
  ],
  ['a Slurm array with gaps', { ...SLURM, SLURM_ARRAY_TASK_ID: '9' }, 'is not a shard: the numbers go from 5'],
  [
    'two engines that name two shards',
    { ...SLURM, CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' },
    'The variables of Slurm shard 2/3 and GitLab shard 1/4 are both set.',
  ],
])('reports the problem of %s', (_, environment, message) => {
  expect(() => shardInEnvironment(environment)).toThrow(message)
})

/** Makes a newsroom of four stories, and a folder that its shards share. */
function openBuild() {
  const changes = ['mill', 'ship', 'wheel'].map((slug) => [`stories/${slug}/en.md`, withBody('Text.')] as const)
  const root = writeNewsroom(Object.fromEntries(changes))
  const folder = temporaryFolder()
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom has an error.')
  const reading = { root, library, cache: new ContentCache(temporaryFolder()) }
  const read = async (shard: Shard, state = 'state') => {
    const db = new Database(path.join(temporaryFolder(), 'site.sqlite'))
    const outputs = new Outputs(db)
    const inputs = new Inputs(db, outputs)
    const rows = new StoryRows(db, root, inputs)
    const slugs: string[] = []
    const worker = {
      read: async (slug: string) => {
        slugs.push(slug)
        return readStory(reading, slug)
      },
    }
    const run = { reading, state, names: SLUGS, db, rows, outputs, inputs, workers: { for: () => worker } }
    await readTogether(shard, folder, run, SLUGS)
    const stories = SLUGS.flatMap((slug) => rows.get(slug) ?? []).map(({ digest, reading: found }) => {
      return { digest, slug: found.slug, story: found.story }
    })
    db.close()
    return { read: slugs, stories }
  }
  return { root, folder, read }
}
