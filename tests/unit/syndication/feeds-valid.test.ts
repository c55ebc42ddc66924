import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { feedFiles } from '../../../lib/syndication/feed/feed-files.ts'
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

test.each([
  ['an element that is missing', /<updated>[^<]*<\/updated>/, '', 'Expecting an element updated'],
  ['an element of its own making', '<title>', '<headline/><title>', 'headline'],
  ['an attribute of its own making', '<entry>', '<entry id="a">', 'Invalid attribute id'],
  ['a day without an hour', /<published>[^<]*/, '<published>2025-02-24', 'dateTime'],
  ['an hour without a zone', /<published>[^<]*/, '<published>2025-02-24T09:00:00', 'a date of another form'],
  ['HTML where XHTML is promised', /<div xmlns[^>]*><a [^>]*>([^<]*)<\/a><\/div>/, '$1', 'subtitle'],
  ['an unknown language', 'xml:lang="en"', 'xml:lang="English language"', 'lang'],
  ['a relative id', /<id>[^<]*/, '<id>feed.xml', 'an id that is relative'],
  ['one id of two entries', /(<entry>\s*<id>)[^<]*/g, '$1tag:news.example,2025:one', 'an id that is there twice'],
  ['no author', /<author>.*?<\/author>/g, '', 'an entry without an author'],
  ['two pages in one language', /hreflang="(ar|zh)"/g, 'hreflang="fr"', 'two alternates: application/atom+xml fr'],
  ['no address of its own', 'rel="self"', 'rel="related"', 'no link to itself'],
  ['an enclosure of no length', / length="\d+"/, '', 'an enclosure without a length'],
])('an Atom feed with %s is found out', async (_, what, by, problem) => {
  const broken = (files.get('en/feed.xml') ?? '').replace(what, by)
  expect(broken).not.toBe(files.get('en/feed.xml'))
  expect((await atomProblems(new Map([['en/feed.xml', broken]]))).join('\n')).toContain(problem)
})

test.each([
  ['version', 'https://jsonfeed.org/version/2'],
  ['title', undefined],
  ['language', 'English'],
  ['feed_url', 'feed.json'],
  ['hubs', [{ url: 'https://hub.example/' }]],
  ['author', { name: 'A. Lee' }],
  ['items', [{ title: 'Ships', content_text: 'Text' }]],
  ['items', [{ id: '1' }]],
  ['items', [{ id: '1', content_text: 'Text', date_published: '2025-02-24' }]],
  ['items', [{ id: '1', content_text: 'Text', authors: [{}] }]],
  ['items', [{ id: '1', content_text: 'Text', attachments: [{ url: 'https://news.example/a.png' }] }]],
  ['items', [1, 2].map(() => ({ id: '1', content_text: 'Text' }))],
])('a JSON feed whose %s is %j is found out', (key, value) => {
  const feed = JSON.parse(files.get('en/feed.json') ?? '')
  expect(JSON_FEED.safeParse({ ...feed, [key]: value }).success).toBe(false)
})
