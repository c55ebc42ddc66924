import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readLibrary } from '../../lib/index/read-library.ts'
import { feedFiles } from '../../lib/syndication/feed-files.ts'
import { serveFolder } from '../../packages/preview/serve/serve-folder.ts'
import { writeUdhrNewsroom } from '../fixtures/udhr-newsroom.ts'
import { contextOf, made } from '../unit/syndication/helpers/site-context.ts'
import { expect, test } from './test.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'masthead-feed-'))
let server: Server
let root = ''

test.beforeAll(async () => {
  const content = path.join(folder, 'content')
  const out = path.join(folder, 'out')
  writeUdhrNewsroom(content, { stories: 5 })
  const { library } = readLibrary(content)
  if (!library) throw new Error('The newsroom for tests has errors.')
  for (const [name, feed] of await made(feedFiles(contextOf(library)))) {
    mkdirSync(path.join(out, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(out, name), feed)
  }
  copyFileSync('public/feed.css', path.join(out, 'feed.css'))
  server = serveFolder(out, '/news/')
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  root = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/news/`
})
test.afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a person who opens a feed reads what it is, and headlines that lead to their stories', async ({ page }) => {
  await page.goto(`${root}en/feed.xml`)
  await expect(page.locator('feed > title')).toHaveText('Test Newsroom')
  await expect(page.locator('feed > title')).toBeVisible()
  const hint = await page.evaluate(() => {
    const self = document.querySelector('link[rel=self]')
    return self && getComputedStyle(self, '::before').content
  })
  expect(hint).toContain('This is an RSS feed.')
  const entry = page.locator('entry').first()
  await expect(entry.locator('> title')).toBeVisible()
  const pictures = await entry.evaluate(({ children }) =>
    [...children]
      .filter(({ namespaceURI }) => namespaceURI === 'http://search.yahoo.com/mrss/')
      .map((element) => getComputedStyle(element).display),
  )
  expect(new Set(pictures)).toEqual(new Set(['none']))
  await expect(entry.locator('> content[type]')).toBeHidden()
  const box = await entry.boundingBox()
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 30) // on the headline, beside the link's words
  await page.waitForURL(/\/news\/en\/test-article-\d+\/$/)
})

test('a feed fits a telephone', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 390, height: 700 }, isMobile: true })
  await page.goto(`${root}de/feed.xml`)
  expect(await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])).toEqual([390, 390])
  await page.close()
})

test('a feed of a language that is written from the right begins there', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 700 })
  await page.goto(`${root}ar/feed.xml`)
  await expect(page.locator('feed')).toHaveCSS('direction', 'rtl')
  const [title, feed] = await Promise.all([
    page.locator('entry published').first().boundingBox(),
    page.locator('feed').boundingBox(),
  ])
  expect((title?.x ?? 0) + (title?.width ?? 0)).toBeGreaterThan((feed?.width ?? 0) - 60)
})

test('a feed is dark where the reader’s system is', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`${root}en/feed.xml`)
  await expect(page.locator('feed')).toHaveCSS('background-color', 'rgb(16, 20, 26)')
  await expect(page.locator('entry title').first()).toHaveCSS('color', 'rgb(232, 230, 225)')
})
