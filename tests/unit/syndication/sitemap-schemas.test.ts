import { describe, expect, test } from 'vitest'
import { replaced } from '../../content/newsroom.ts'
import { sitemapProblems } from './helpers/sitemap-problems.ts'
import { sitemapsOf } from './helpers/sitemaps-of.ts'

describe('the schemas of sitemaps', () => {
  test('find nothing wrong with any sitemap', async () => {
    const full = replaced('date: 2025-02-24', 'date: 2025-02-24T05:00Z\nupdated: 2025-02-26T08:30:15.5+08:00')
    const changes = { 'stories/harvest/en.md': full, 'site.yaml': replaced('The Gazette', '"<&>]]>"') }
    for (const [name, { text }] of await sitemapsOf(changes)) {
      if (name.endsWith('.xml')) expect(await sitemapProblems(text), name).toEqual([])
    }
  })

  test.each([
    ['sitemap.xml', '<lastmod>2025-02-24', '<lastmod>24 February'],
    ['sitemap.xml', '<loc>', '<url>'],
    ['sitemap-en.xml', '<lastmod>2025-02-24', '<lastmod>2025-02-24T05:00Z'],
    ['sitemap-en.xml', '<image:loc>', '<image:url>'],
    ['sitemap-en.xml', 'hreflang="ar"', 'hreflang="in Arabic"'],
    ['news-sitemap.xml', '<news:language>en', '<news:language>English'],
    ['news-sitemap.xml', '<news:publication_date>', '<news:date>'],
  ])('would find a mistake in %s: %s', async (name, what, by) => {
    const text = (await sitemapsOf()).get(name)?.text ?? ''
    expect(text).toContain(what)
    const element = /^<(.*?)>/.exec(what)?.[1]
    const other = /^<(.*?)>/.exec(by)?.[1]
    const closed = element && other ? text.replaceAll(`</${element}>`, `</${other}>`) : text
    expect(await sitemapProblems(closed.replaceAll(what, by))).not.toEqual([])
  })
})
