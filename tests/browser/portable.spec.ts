import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { selectAll } from 'hast-util-select'
import { messagesFor } from '../../lib/language/messages.ts'
import { STORY } from '../fixtures/publication.ts'
import { attribute, pagesIn, treeOf } from './built-page.ts'
import { EMBEDDED } from './harbour-stories.ts'
import { SITES } from './sites.ts'
import { expect, saidBy, test } from './test.ts'

test('a site that is built for a disk can be read, shows its picture and changes language without a server', async ({
  page,
}) => {
  const messages = saidBy(page)
  await page.goto(pathToFileURL(path.join(SITES.portable, 'index.html')).href)
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading').locator(`a[href*="${STORY}"]`).first().click()
  expect(page.url()).toMatch(new RegExp(`/en/${STORY}/index\\.html$`))
  await expect
    .poll(() => page.locator('.plate img').evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
    .toBeGreaterThan(0)
  await page.getByRole('button', { name: 'CHOOSE YOUR LANGUAGE' }).click()
  await page.locator('#languages').getByRole('link', { name: 'العربية' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  expect(page.url()).toMatch(new RegExp(`/ar/${STORY}/index\\.html$`))
  await expect(page.locator('.consent')).toBeHidden()
  expect(messages).toEqual([])
})

test('what a reader asks for is there on a disk, too', async ({ page }) => {
  await page.goto(pathToFileURL(path.join(SITES.portable, 'en', STORY, 'index.html')).href)
  await expect(page.locator('share-story [value=clipboard]')).toBeVisible()
  await page.locator('.prose > p').first().selectText()
  await expect(page.locator('share-words')).toBeVisible()
})

test('an embed shows its still on a disk, too, and by its button the frame', async ({ page }) => {
  await page.goto(pathToFileURL(path.join(SITES.portable, 'en', EMBEDDED, 'index.html')).href)
  const film = page.locator('#embed1')
  await expect(film.getByRole('img')).toBeVisible()
  await film.getByRole('button', { name: messagesFor('en').embedShow }).click()
  await expect(film.locator('iframe')).toHaveAttribute('src', `${process.env.SERVICE_URL}/embed/film`)
  await expect(film.getByRole('img')).toBeHidden()
})

test('every link and picture of every page on a disk names a file that is there, and never a folder', () => {
  let links = 0
  for (const address of pagesIn('portable').filter((page) => !page.endsWith('404.html'))) {
    const page = pathToFileURL(path.join(SITES.portable, address, 'index.html'))
    for (const element of selectAll('a[href], link[rel=icon], img[src]', treeOf(address, 'portable'))) {
      const link = new URL(attribute(element, 'href') ?? attribute(element, 'src') ?? '', page)
      if (link.protocol !== 'file:') continue
      const file = fileURLToPath(link)
      expect(
        file.startsWith(SITES.portable) && existsSync(file) && statSync(file).isFile(),
        `${address}: ${link}`,
      ).toBe(true)
      links += 1
    }
  }
  expect(links).toBeGreaterThan(1000)
})
