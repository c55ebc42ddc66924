import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { feedFiles } from '../../../lib/syndication/feed-files.ts'
import { writeUdhrNewsroom } from '../../fixtures/udhr-newsroom.ts'
import { atomProblems } from './helpers/atom-problems.ts'
import { JSON_FEED } from './helpers/json-feed.ts'
import { contextOf, made } from './helpers/site-context.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'masthead-feeds-'))
let files: ReadonlyMap<string, string> = new Map()

beforeAll(async () => {
  writeUdhrNewsroom(folder, { stories: 9 })
  const { library } = readLibrary(folder)
  if (library) files = await made(feedFiles(contextOf(library, 'https://news.example/sub/')))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every language and every topic has a feed in each format', () => {
  const names = [...files.keys()]
  expect(names).toEqual(expect.arrayContaining(['en/feed.xml', 'en/feed.json', 'fa/feed.xml', 'fa/feed.json']))
  expect(names.filter((name) => /^ar\/topics\/[^/]+\/feed\.(xml|json)$/.test(name)).length).toBeGreaterThan(5)
})

test('every Atom feed is valid by RFC 4287', async () => {
  const atom = new Map([...files].filter(([name]) => name.endsWith('.xml')))
  expect(atom.size).toBeGreaterThan(50)
  expect(await atomProblems(atom)).toEqual([])
}, 60_000)

test('every JSON feed is valid by JSON Feed 1.1', () => {
  const json = [...files].filter(([name]) => name.endsWith('.json'))
  expect(json.length).toBeGreaterThan(50)
  for (const [name, feed] of json) expect(JSON_FEED.safeParse(JSON.parse(feed)).error?.issues, name).toBeUndefined()
})
