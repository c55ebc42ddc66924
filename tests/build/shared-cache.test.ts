import { expect, onTestFinished, test, vi } from 'vitest'
import { StoryWorkers } from '../../lib/builder/render/story-workers.ts'
import { buildSite } from '../../lib/builder/write/build-site.ts'
import { buildShard, mergeShards } from '../../lib/builder/write/shards.ts'
import { sharingCache } from '../../lib/cli/run-build.ts'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

test('a machine without a cache builds and shards what another has built, and renders only what has changed', async () => {
  for (const name of ['PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  const counts = vi.spyOn(StoryWorkers.prototype, 'for')
  onTestFinished(() => {
    vi.unstubAllEnvs()
    counts.mockRestore()
  })
  const rendered = () => counts.mock.calls.at(-1)?.[0]
  const store = temporaryFolder()
  const sharing = sharingCache(buildSite, store, true)
  const newsroom = new Newsroom()
  const whole = await buildNewsroom(newsroom, sharing)
  expect(rendered()).toBeGreaterThan(5)
  expect(await buildNewsroom(new Newsroom(newsroom), sharing)).toBe(whole)
  expect(rendered()).toBe(0)

  newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Correction'))
  const fresh = new Newsroom(newsroom)
  await buildNewsroom(
    fresh,
    sharingCache((dir, compiled) => buildShard(dir, compiled, { index: 1, of: 1 }), store, false),
  )
  expect(rendered()).toBeGreaterThan(0)
  expect(rendered()).toBeLessThan(5)
  const merged = await buildNewsroom(new Newsroom(newsroom), (dir, compiled) =>
    mergeShards(dir, compiled, [`${fresh.out}.shard-1-of-1`]),
  )
  expect(merged).toBe(await buildNewsroom(new Newsroom(newsroom)))
})
