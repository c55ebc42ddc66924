import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { buildNewsroom } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

test('a preview shows what is a draft, no search engine may show it, and the next build of the site is as before', async () => {
  vi.stubEnv('SITE_URL', 'https://news.example/')
  vi.stubEnv('CARDS', 'off')
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  const draft = newsroom.read('stories/dispatch-2/en.md').replace('---\n', '---\ndraft: true\n')
  newsroom.write('stories/dispatch-2/en.md', draft)
  const before = await buildNewsroom(newsroom)
  expect(before).not.toContain('dispatch-2')
  expect(before).toContain('sitemap.xml')

  vi.stubEnv('PREVIEW', '1')
  const preview = await buildNewsroom(newsroom)
  expect(preview).toContain('en/dispatch-2/index.html')
  expect(preview).not.toContain('sitemap')
  const pages = readdirSync(newsroom.out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  )
  const shown = pages.filter((name) => !readFileSync(path.join(newsroom.out, name), 'utf8').includes('noindex'))
  expect(pages.length).toBeGreaterThan(10)
  expect(shown).toEqual([])
  expect(readFileSync(path.join(newsroom.out, 'robots.txt'), 'utf8')).not.toContain('Sitemap')

  vi.stubEnv('PREVIEW', '')
  expect(await buildNewsroom(newsroom)).toBe(before)
})
