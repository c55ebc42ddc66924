import { describe, expect, test } from 'vitest'
import { newsLanguage } from '../../../lib/syndication/sitemap.ts'
import { type Changes, replaced, withFrontMatter } from '../../content/newsroom.ts'
import { entriesOf, NEXT_DAY, sitemapsOf } from './helpers/sitemaps-of.ts'

const SITE = 'https://gazette.example/'
const OLD = { 'stories/harvest/en.md': replaced('2025-02-24', '2024-02-24') }

/** Every machine translation is news, reviewed or not. */
const ALL: Changes = { 'site.yaml': (good) => `${good}newsSitemap: {machineTranslations: all}\n` }

/** The news of a newsroom on the day after its story was published. */
async function newsOf(changes = ALL, now = NEXT_DAY) {
  return (await sitemapsOf(changes, { site: SITE, now })).get('news-sitemap.xml')
}

test('the news has each story in each of its languages, and what Google asks of it', async () => {
  const news = entriesOf(await newsOf())
  expect([...news.keys()]).toEqual(['/en/harvest/', '/ar/harvest/'])
  expect(news.get('/ar/harvest/')).toBe(
    '<news:news><news:publication><news:name>The Gazette</news:name><news:language>ar</news:language></news:publication>' +
      '<news:publication_date>2025-02-24</news:publication_date><news:title>انتهى الحصاد</news:title></news:news>',
  )
})

test.each([
  ['2025-02-23T12:00:00Z', true],
  ['2025-02-23T11:59:59Z', false],
  ['2025-02-24', true],
  ['2025-02-26', true], // where it is tomorrow already
  ['2025-02-27', false],
  ['2025-02-25T23:00:00+12:00', true],
])('at noon of 25 February, what was published on %s is news: %s', async (date, isNews) => {
  const news = entriesOf(await newsOf({ ...OLD, 'stories/new/en.md': withFrontMatter(`title: New\ndate: ${date}`) }))
  expect(news.has('/en/new/')).toBe(isNews)
})

test('what has no date is no news; without news the sitemap lists nothing, and robots.txt does not name it', async () => {
  const undated = { 'stories/harvest/en.md': replaced('date: 2025-02-24', 'accept: {date-missing: Unknown.}') }
  const files = await sitemapsOf(undated, { site: SITE, now: NEXT_DAY })
  expect(files.get('news-sitemap.xml')?.text).toMatch(/<urlset [^>]*(\/>|><\/urlset>)\n?$/)
  expect(files.get('robots.txt')?.text).toBe(`User-agent: *\nAllow: /\nSitemap: ${SITE}sitemap.xml\n`)
})

test('robots.txt names the news sitemap while there is news, and is written again when that changes', async () => {
  const fresh = (await sitemapsOf({}, { site: SITE, now: NEXT_DAY })).get('robots.txt')
  const quiet = (await sitemapsOf({}, { site: SITE, now: NEXT_DAY + 7 * 24 * 3_600_000 })).get('robots.txt')
  expect(fresh?.text).toContain(`Sitemap: ${SITE}news-sitemap.xml\n`)
  expect(quiet?.text).not.toContain('news-sitemap.xml')
  expect(quiet?.from).not.toBe(fresh?.from)
})

describe('a machine translation is news', () => {
  const by = (facts: string) => ({ 'stories/harvest/ar.md': replaced('by: machine', facts) })

  test.each([
    ['not before an editor has reviewed it', {}, ['/en/harvest/']],
    ['once an editor has reviewed it', by('by: machine\n  reviewer: R. Roe'), ['/en/harvest/', '/ar/harvest/']],
    ['at once where site.yaml says so', ALL, ['/en/harvest/', '/ar/harvest/']],
    ['if a person made it, reviewed or not', by('by: human'), ['/en/harvest/', '/ar/harvest/']],
  ])('%s', async (_, changes, listed) => {
    expect([...entriesOf(await newsOf(changes)).keys()]).toEqual(listed)
  })
})

test('a draft is no news', async () => {
  expect([
    ...entriesOf(await newsOf({ ...ALL, 'stories/harvest/ar.md': replaced('title:', 'draft: true\ntitle:') })).keys(),
  ]).toEqual(['/en/harvest/'])
})

test('the news has the thousand latest, the newest first', async () => {
  const hours = Array.from({ length: 30 }, (_, index) => index)
  const stories = hours.flatMap((hour) =>
    Array.from({ length: 35 }, (_, index) => {
      const date = new Date(NEXT_DAY - hour * 3_600_000).toISOString()
      return [`stories/s${hour}-${index}/en.md`, withFrontMatter(`title: Story\ndate: ${date}`)] as const
    }),
  )
  const news = [...entriesOf(await newsOf(Object.fromEntries(stories))).keys()]
  expect(news).toHaveLength(1000)
  expect(news[0]).toMatch(/^\/en\/s0-/)
  expect(news.filter((address) => address.startsWith('/en/s28-'))).toHaveLength(20)
})

test.each([
  ['en', 'en'],
  ['pt-BR', 'pt'],
  ['zh', 'zh-cn'],
  ['zh-Hans', 'zh-cn'],
  ['zh-Hant', 'zh-tw'],
  ['zh-HK', 'zh-tw'],
  ['fil', 'fil'],
])('%s is %s to Google News', (tag, language) => {
  expect(newsLanguage(tag)).toBe(language)
})
