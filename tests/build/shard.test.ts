import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { StoryWorkers } from '../../lib/builder/render/story-workers.ts'
import { buildShard, mergeShards } from '../../lib/builder/write/shards.ts'
import { databaseIn } from '../../lib/store/cache-folder.ts'
import { sealed, textOf, unsealed } from '../../lib/store/damage.ts'
import { Database } from '../../lib/store/database.ts'
import { Inputs } from '../../lib/store/inputs.ts'
import { Outputs } from '../../lib/store/outputs.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

test('shards built in different places merge into the bytes that one machine builds', async () => {
  const newsroom = new Newsroom()
  const machines = [1, 2, 3].map((index) => ({ index, copy: new Newsroom(newsroom) }))
  for (const { index, copy } of machines) {
    expect(await buildNewsroom(copy, (dir, compiled) => buildShard(dir, compiled, { index, of: 3 }))).toBe('')
  }
  const folders = machines.map(({ index, copy }) => `${copy.out}.shard-${index}-of-3`)
  const merger = new Newsroom(newsroom)
  const merged = await buildNewsroom(merger, (dir, compiled) => mergeShards(dir, compiled, folders))
  expect(merged).toMatch(/ en\/dispatch-1\/index\.html\n/)
  // No shard has most of the English stories, so the merge makes their index.
  expect(folders.flatMap(searchIndexesIn)).not.toContain('en/search/0')
  expect(merged).toBe(await buildNewsroom(newsroom))
})

test('a shard leaves the texts of its stories for feeds, and the merge takes them from there', async () => {
  const newsroom = new Newsroom()
  const copy = new Newsroom(newsroom)
  await buildNewsroom(copy, (dir, compiled) => buildShard(dir, compiled, { index: 1, of: 1 }))
  const folder = `${copy.out}.shard-1-of-1`
  const shard = new Database(databaseIn(folder))
  const { source, value } = shard.get('SELECT * FROM memos WHERE name = ?', 'feed-texts/dispatch-1') ?? {}
  const key = `feed-texts/dispatch-1${textOf(source)}`
  const text = unsealed(key, value)
  expect(text).toContain('The ship number 1')
  shard.run(
    'UPDATE memos SET value = ? WHERE source = ?',
    sealed(key, text.replaceAll('The ship', 'The ferry')),
    textOf(source),
  )
  shard.commit()
  shard.close()
  const merger = new Newsroom(newsroom)
  await buildNewsroom(merger, (dir, compiled) => mergeShards(dir, compiled, [folder]))
  expect(readFileSync(path.join(merger.out, 'en/feed.xml'), 'utf8')).toContain('The ferry number 1')
})

test('a story whose shard is missing is rendered where the others are merged', async () => {
  const newsroom = new Newsroom()
  const copy = new Newsroom(newsroom)
  await buildNewsroom(copy, (dir, compiled) => buildShard(dir, compiled, { index: 2, of: 2 }))
  const merged = await buildNewsroom(new Newsroom(newsroom), (dir, compiled) =>
    mergeShards(dir, compiled, [`${copy.out}.shard-2-of-2`]),
  )
  expect(merged).toBe(await buildNewsroom(newsroom))
})

test('a shard with most stories of a search index makes the index; one with a damaged file merges into the same bytes, for its story is rendered where the others are merged', async () => {
  const newsroom = new Newsroom()
  const copy = new Newsroom(newsroom)
  await buildNewsroom(copy, (dir, compiled) => buildShard(dir, compiled, { index: 1, of: 1 }))
  const indexes = searchIndexesIn(`${copy.out}.shard-1-of-1`)
  const pages = path.join(`${copy.out}.shard-1-of-1`, 'files')
  for (const start of readdirSync(pages)) {
    for (const rest of readdirSync(path.join(pages, start))) truncateSync(path.join(pages, start, rest), 3)
  }
  const merged = await buildNewsroom(new Newsroom(newsroom), (dir, compiled) =>
    mergeShards(dir, compiled, [`${copy.out}.shard-1-of-1`]),
  )
  expect(indexes.sort()).toEqual([...new Set(merged.match(/(?<= )\w+\/search\/\d+(?=\/)/g))].sort())
  expect(merged).toBe(await buildNewsroom(newsroom))
})

test('a shard that is built again renders only what has changed', async () => {
  const newsroom = new Newsroom()
  const shard = () => buildNewsroom(newsroom, (dir, compiled) => buildShard(dir, compiled, { index: 1, of: 2 }))
  const counts = vi.spyOn(StoryWorkers.prototype, 'for')
  onTestFinished(() => counts.mockRestore())
  const rendered = () => counts.mock.calls.at(-1)?.[0]
  await shard()
  expect(rendered()).toBe(5)
  await shard()
  expect(rendered()).toBe(0)
  newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Correction'))
  newsroom.write('stories/dispatch-2/en.md', dispatch(2, 'Correction'))
  await shard()
  expect(rendered()).toBeGreaterThan(0)
  const merged = await buildNewsroom(newsroom, (dir, compiled) =>
    mergeShards(dir, compiled, [`${newsroom.out}.shard-1-of-2`]),
  )
  expect(merged).toBe(await buildNewsroom(new Newsroom(newsroom)))
})

test('a shard replaces a shard, and no other folder', async () => {
  const newsroom = new Newsroom()
  const shard = () => buildNewsroom(newsroom, (dir, compiled) => buildShard(dir, compiled, { index: 1, of: 1 }))
  const folder = `${newsroom.out}.shard-1-of-1`
  await shard()
  await shard()
  expect(readdirSync(path.dirname(folder)).sort()).toEqual(['out.readings', 'out.shard-1-of-1'])
  writeFileSync(path.join(folder, 'letter.txt'), 'dear')
  await expect(shard()).rejects.toThrow('contains files that are not a shard')
  expect(readdirSync(folder)).toContain('letter.txt')
})

test('a shard that names a file outside the site, or has a damaged row, is refused by name, and nothing is written', async () => {
  const newsroom = new Newsroom()
  const copy = new Newsroom(newsroom)
  await buildNewsroom(copy, (dir, compiled) => buildShard(dir, compiled, { index: 1, of: 1 }))
  const folder = `${copy.out}.shard-1-of-1`
  const merger = new Newsroom(newsroom)
  for (const sql of [
    `UPDATE outputs SET name = '../../masthead.config.ts' WHERE name = 'en/dispatch-1/index.html'`,
    `UPDATE outputs SET size = size + 1`,
  ]) {
    const shard = new Database(databaseIn(folder))
    shard.run(sql)
    shard.commit()
    shard.close()
    const merged = buildNewsroom(merger, (dir, compiled) => mergeShards(dir, compiled, [folder]))
    await expect(merged).rejects.toThrow(/shard-1-of-1 is damaged, and is not merged/)
    expect(readdirSync(merger.home, { recursive: true }).some((name) => `${name}`.includes('masthead.config'))).toBe(
      false,
    )
    expect(merger.hasSite()).toBe(false)
  }
})

test('a shard built with other settings, and a folder that is no shard, are refused by name', async () => {
  const newsroom = new Newsroom()
  const copy = new Newsroom(newsroom)
  await buildNewsroom(copy, (dir, compiled) => buildShard(dir, compiled, { index: 1, of: 1 }))
  const folder = `${copy.out}.shard-1-of-1`
  const merge = () => buildNewsroom(newsroom, (dir, compiled) => mergeShards(dir, compiled, [folder]))
  newsroom.write('site.yaml', newsroom.read('site.yaml').replace(/^name: .*$/m, 'name: Another'))
  await expect(merge()).rejects.toThrow(/shard-1-of-1 is empty, or was built from other content/)
  rmSync(folder, { recursive: true })
  await expect(merge()).rejects.toThrow(/There is no shard in .*shard-1-of-1/)
})

test('a shard of a newsroom with a mistake leaves nothing', async () => {
  const newsroom = new Newsroom()
  newsroom.write('stories/mistake/en.md', dispatch(1, 'Mistake').replace(/^date: .*$/m, 'date: 2025-13-01'))
  const problems = await buildNewsroom(newsroom, (dir, compiled) => buildShard(dir, compiled, { index: 1, of: 2 }))
  expect(problems).toContain('date-invalid')
})

/** Returns the search indexes that a shard left. */
function searchIndexesIn(folder: string): string[] {
  const db = new Database(databaseIn(folder))
  const outputs = new Outputs(db)
  const inputs = new Inputs(db, outputs)
  const names = outputs.of('@search').flatMap(({ task }) => inputs.taskNamed(task) ?? [])
  db.close()
  return [...new Set(names)]
}
