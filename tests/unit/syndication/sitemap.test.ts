import { describe, expect, test } from 'vitest'
import { replaced, withFrontMatter } from '../../content/newsroom.ts'
import { sitemapProblems } from './helpers/sitemap-problems.ts'
import { entriesOf, sitemapsOf } from './helpers/sitemaps-of.ts'

const STORY = '/en/harvest/'

/** The story with something else in place of its date. */
const dated = (yaml: string) => ({ 'stories/harvest/en.md': replaced('date: 2025-02-24', yaml) })

/** What the sitemap of a language says of a page. */
async function entry(address: string, changes = {}, lang = 'en'): Promise<string> {
  return entriesOf((await sitemapsOf(changes)).get(`sitemap-${lang}.xml`)).get(address) ?? 'nothing'
}

describe('a language’s sitemap', () => {
  test('has its front, its standing pages, its lists and its stories', async () => {
    const files = await sitemapsOf()
    expect([...entriesOf(files.get('sitemap-ar.xml')).keys()].sort()).toEqual([
      ...'/ar/ /ar/about/ /ar/archive/ /ar/archive/2025/ /ar/archive/2025/02/ /ar/cookies/ /ar/harvest/'.split(' '),
      ...'/ar/privacy/ /ar/terms/ /ar/topics/ /ar/topics/science/'.split(' '),
    ])
  })

  test('names the counterparts of each page, which name the same', async () => {
    const counterparts = await entry(STORY)
    expect(counterparts).toContain(
      '<xhtml:link rel="alternate" hreflang="ar" href="https://gazette.example/ar/harvest/" />',
    )
    expect(counterparts).toContain('hreflang="x-default" href="https://gazette.example/en/harvest/"')
    const links = (text: string) => text.match(/<xhtml:link.*?>/g)
    expect(links(await entry('/ar/harvest/', {}, 'ar'))).toEqual(links(counterparts))
    expect(links(await entry('/'))).toEqual(links(await entry('/ar/', {}, 'ar')))
  })

  test('has each story’s pictures, over it and in it', async () => {
    const pictures = (await entry(STORY)).match(/<image:image>.*?<\/image:image>/g)
    expect(pictures).toEqual([expect.stringContaining('/assets/bridge.'), expect.stringContaining('/assets/field')])
  })

  test.each([
    ['the day it was published', 'date: 2025-02-24', '2025-02-24'],
    ['its update', 'date: 2025-02-24\nupdated: 2025-02-26T08:30+08:00', '2025-02-26T08:30:00+08:00'],
    [
      'its last correction',
      'date: 2025-02-24\nupdated: 2025-02-26\ncorrections: [{date: 2025-03-01, text: A}, {date: 2025-02-28, text: B}]',
      '2025-03-01',
    ],
  ])('says when a story was last changed: %s', async (_, yaml, date) => {
    expect(await entry(STORY, dated(yaml))).toContain(`<lastmod>${date}</lastmod>`)
  })
})

describe('the index', () => {
  test('names every sitemap, with the latest change in it', async () => {
    const files = await sitemapsOf({ 'stories/later/en.md': withFrontMatter('title: Later\ndate: 2025-02-25') })
    expect([...entriesOf(files.get('sitemap.xml'))]).toEqual([
      ['/sitemap-en.xml', '<lastmod>2025-02-25</lastmod>'],
      ['/sitemap-ar.xml', '<lastmod>2025-02-24</lastmod>'],
    ])
  })

  test('is found by way of robots.txt, as is the news', async () => {
    expect((await sitemapsOf()).get('robots.txt')?.text).toBe(
      'User-agent: *\nAllow: /\nSitemap: https://gazette.example/sitemap.xml\nSitemap: https://gazette.example/news-sitemap.xml\n',
    )
  })
})

describe('what does not fit into one sitemap', () => {
  const inEnglish = async (urls: number, bytes: number) => {
    const files = await sitemapsOf({}, { site: 'https://gazette.example/', limits: { urls, bytes } })
    return [...files].filter(([name]) => name.startsWith('sitemap-en'))
  }

  test('goes into several, which lose nothing and say nothing twice', async () => {
    const whole = entriesOf((await sitemapsOf()).get('sitemap-en.xml'))
    const parts = await inEnglish(5, 1e6)
    expect(parts.map(([name]) => name)).toEqual(['sitemap-en.xml', 'sitemap-en-2.xml', 'sitemap-en-3.xml'])
    expect(parts.map(([, part]) => entriesOf(part).size)).toEqual([5, 5, 2])
    expect(parts.flatMap(([, part]) => [...entriesOf(part)])).toEqual([...whole])
  })

  test('is named part by part in the index', async () => {
    const files = await sitemapsOf({}, { site: 'https://gazette.example/', limits: { urls: 5, bytes: 1e6 } })
    const named = [...entriesOf(files.get('sitemap.xml')).keys()].map((address) => address.slice(1))
    expect(named).toEqual([...files.keys()].filter((name) => name.startsWith('sitemap-')))
  })
})

test('an edit of a text makes no sitemap again; a new date makes those of its languages again', async () => {
  const fromOf = async (changes: Parameters<typeof sitemapsOf>[0]) =>
    new Map([...(await sitemapsOf(changes))].map(([name, { from }]) => [name, from]))
  const before = await fromOf({})
  const changed = async (what: string, by: string) => {
    const after = await fromOf({ 'stories/harvest/ar.md': replaced(what, by) })
    return [...after].filter(([name, from]) => before.get(name) !== from).map(([name]) => name)
  }
  expect(await changed('المخازن ممتلئة.', 'المخازن فارغة.')).toEqual([])
  expect(await changed('by: machine', 'by: human\ndate: 2025-02-26')).toEqual([
    'sitemap.xml',
    'sitemap-ar.xml',
    'news-sitemap.xml',
  ])
})

test('where the site’s address is not known there are no sitemaps, and robots may read everything', async () => {
  const files = await sitemapsOf({}, { site: undefined })
  expect([...files].map(([name, { text }]) => [name, text])).toEqual([['robots.txt', 'User-agent: *\nAllow: /\n']])
})

describe('the schemas of sitemaps', () => {
  test('find nothing wrong with any sitemap', async () => {
    const full = replaced('date: 2025-02-24', 'date: 2025-02-24T05:00Z\nupdated: 2025-02-26T08:30:15.5+08:00')
    const changes = { 'stories/harvest/en.md': full, 'site.yaml': replaced('The Gazette', '"<&>]]>"') }
    for (const [name, { text }] of await sitemapsOf(changes)) {
      if (name.endsWith('.xml')) expect(await sitemapProblems(text), name).toEqual([])
    }
  })
})
