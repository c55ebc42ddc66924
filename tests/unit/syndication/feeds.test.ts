import { describe, expect, test } from 'vitest'
import { feedFiles } from '../../../lib/syndication/feed-files.ts'
import { type Changes, replaced, withFrontMatter } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { atomProblems } from './helpers/atom-problems.ts'
import { atomOf, jsonOf, SITE } from './helpers/feeds-of.ts'
import { contextOf } from './helpers/site-context.ts'

const story = (facts: string) => withFrontMatter(`title: A story\n${facts}`)

describe('a feed holds', () => {
  test('the newest 25 stories, the newest first', async () => {
    const stories = Array.from({ length: 30 }, (_, index) => [
      `stories/s-${index}/en.md`,
      story(`date: 2026-01-${String(index + 1).padStart(2, '0')}`),
    ])
    const { ids } = await jsonOf(Object.fromEntries(stories))
    expect(ids).toEqual(Array.from({ length: 25 }, (_, index) => `${SITE}en/s-${29 - index}/`))
  })

  test('a story without a date last, where the format asks for none', async () => {
    const changes = { 'stories/undated/en.md': story('accept:\n  date-missing: Nobody knows.') }
    const { items, ids } = await jsonOf(changes)
    expect(ids).toEqual([`${SITE}en/harvest/`, `${SITE}en/undated/`])
    expect(items[1]).not.toHaveProperty('date_published')
    expect(items[1]).not.toHaveProperty('date_modified')
    expect(await atomOf(changes)).not.toContain('en/undated/')
  })

  test.each([
    ['an update', 'updated: 2026-03-04'],
    ['a correction', 'corrections: [{date: 2026-03-04, text: It was Ann.}]'],
  ])('a story without a date from the day of %s, which is then the feed’s too', async (_, facts) => {
    const undated = `accept: {date-missing: Nobody knows.}\n${facts}`
    const feed = await atomOf({ 'stories/harvest/en.md': replaced('date: 2025-02-24', undated) })
    expect(feed.match(/<updated>2026-03-04T00:00:00Z<\/updated>/g)).toHaveLength(2)
    expect(feed).toContain('en/harvest/')
    expect(feed).not.toContain('<published>')
    expect(await atomProblems(new Map([['en/feed.xml', feed]]))).toEqual([])
  })

  test('the stories of its topic alone, where it is a topic’s', async () => {
    const changes = { 'stories/boats/en.md': story('date: 2025-03-01\ntags: [Sea]') }
    expect((await jsonOf(changes, SITE, 'en/topics/sea/feed.json')).ids).toEqual([`${SITE}en/boats/`])
    expect((await jsonOf(changes, SITE, 'en/topics/sea/feed.json')).feed.title).toBe('Sea | The Gazette')
  })
})

describe('an entry', () => {
  test('has a summary only if an editor wrote one, because its content begins with the first paragraph', async () => {
    const written = { 'stories/harvest/en.md': replaced('date: 2025', 'description: Wheat.\ndate: 2025') }
    expect((await jsonOf(written)).first.summary).toBe('Wheat.')
    expect(await atomOf(written)).toContain('<summary')
    const { first } = await jsonOf({})
    expect(first).not.toHaveProperty('summary')
    expect(first.content_html).toContain('The barns are full.')
    expect((await atomOf({})).match(/The barns are full\./g)).toHaveLength(1)
  })

  test('says when it was published, and when it was last updated or corrected', async () => {
    const facts =
      'date: 2025-02-24T09:00+08:00\nupdated: 2025-02-25\ncorrections: [{date: 2025-02-26, text: It was Ann.}]'
    const { first } = await jsonOf({ 'stories/new/en.md': story(facts) })
    expect(first.date_published).toBe('2025-02-24T09:00:00+08:00')
    expect(first.date_modified).toBe('2025-02-26T00:00:00Z')
    expect(first.content_html).toContain('<p><strong>Correction February 26, 2025</strong>: It was Ann.</p>')
  })

  test('keeps its id when the story is renamed, and leads to where the story is now', async () => {
    const before = await jsonOf({ 'stories/boats/en.md': story('date: 2025-03-01') })
    const after = await jsonOf({ 'stories/ships/en.md': story('date: 2025-03-01\naliases: [boats, vessels]') })
    expect(after.first.id).toBe(before.first.id)
    expect(after.first.url).toBe(`${SITE}en/ships/`)
  })

  test('names its authors and topics', async () => {
    const facts = 'date: 2025-03-01\nauthors: [A. Lee, B. Diaz]\nsection: science\ntags: [Sea & Air]'
    const { first } = await jsonOf({ 'stories/new/en.md': story(facts) })
    expect(first.authors).toEqual([{ name: 'A. Lee' }, { name: 'B. Diaz' }])
    expect(first.tags).toEqual(['Science', 'Sea & Air'])
    expect(await atomOf({ 'stories/new/en.md': story(facts) })).toContain('label="Sea &#x26; Air"')
  })

  test('encloses the cover, with its type and its length in bytes', async () => {
    const { first } = await jsonOf({})
    expect(first.attachments).toEqual([{ url: first.image, mime_type: 'image/svg+xml', size_in_bytes: 95 }])
    expect(first.image).toMatch(/^https:\/\/news\.example\/sub\/assets\/bridge\.[\da-f]{12}\.svg$/)
    expect(await atomOf({})).toContain(
      `<link rel="enclosure" type="image/svg+xml" length="95" href="${first.image}" />`,
    )
  })

  test('of a translation says who made it, in the language and direction of the text', async () => {
    const { first } = await jsonOf({}, SITE, 'ar/feed.json')
    expect(first.content_html).toMatch(/^<div lang="ar" dir="rtl">\n<p>هذه ترجمة آلية\./)
  })
})

test('a story’s thread is where the replies to its entry are, in every language', async () => {
  const thread = (facts: string) => ({ 'stories/harvest/en.md': replaced('date:', `${facts}\ndate:`) })
  const replies = '<link rel="replies" type="text/html" href="https://social.example/@news/1" />'
  const named = thread('comments: https://social.example/@news/1')
  expect(await atomOf(named, undefined, 'ar/feed.xml')).toContain(replies)
  expect(await atomProblems(new Map([['en/feed.xml', await atomOf(named)]]))).toEqual([])
  expect(await atomOf(thread('comments: off'))).not.toContain('replies')
})

test('pages for support are linked in Atom, in the language of the feed', async () => {
  const support = 'support: [{label: {en: Give, ar: تبرع}, url: "https://give.example/"}]'
  const feed = await atomOf({ 'site.yaml': (good) => `${good}${support}\n` })
  expect(feed).toContain('<link rel="payment" href="https://give.example/" title="Give" />')
  expect(await atomProblems(new Map([['en/feed.xml', feed]]))).toEqual([])
})

test('a feed names its counterparts in other languages, and shows itself to a person in the site’s own style', async () => {
  const feed = await atomOf({}, SITE, 'ar/topics/science/feed.xml')
  expect(feed).toContain('xml:lang="ar"')
  const counterpart = `${SITE}en/topics/science/feed.xml`
  expect(feed).toContain(`<link rel="alternate" type="application/atom+xml" href="${counterpart}" hreflang="en" />`)
  expect(feed).toContain('<?xml-stylesheet href="../../../feed.css" type="text/css"?>')
})

test('a feed does not name a counterpart that has no entry', async () => {
  const undated = { 'stories/harvest/en.md': replaced('date: 2025-02-24', 'accept: {date-missing: Unknown.}') }
  const boats = { 'stories/boats/en.md': story('date: 2025-03-01') }
  expect(await atomOf({ ...undated, ...boats })).not.toContain('hreflang="ar"')
  expect(await atomOf({ ...undated, ...boats }, SITE, 'ar/feed.xml')).toContain(
    `href="${SITE}en/feed.xml" hreflang="en"`,
  )
})

test('a feed follows from the stories it holds, and from no other', () => {
  const fromOf = (changes: Changes) => {
    const files = feedFiles(contextOf(libraryOf(changes), SITE))
    return new Map(files.map(({ name, inputs }) => [name, JSON.stringify(inputs)]))
  }
  const before = fromOf({})
  const after = fromOf({ 'stories/boats/en.md': story('date: 2025-03-01\ntags: [Sea]') })
  expect(after.get('en/feed.xml')).not.toBe(before.get('en/feed.xml'))
  expect(after.get('en/topics/science/feed.xml')).toBe(before.get('en/topics/science/feed.xml'))
  expect(after.get('ar/feed.xml')).toBe(before.get('ar/feed.xml'))
})
