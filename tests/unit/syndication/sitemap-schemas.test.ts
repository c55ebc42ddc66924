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
})
