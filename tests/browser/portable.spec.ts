import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { SITES, STORY } from './sites.ts'
import { expect, test } from './test.ts'

test('a site pressed for a disk reads, shows its picture and changes language without a server', async ({ page }) => {
  const messages: string[] = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', (error) => messages.push(error.message))
  await page.goto(pathToFileURL(path.join(SITES.portable, 'index.html')).href)
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('heading', { level: 2 }).getByRole('link').first().click()
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
