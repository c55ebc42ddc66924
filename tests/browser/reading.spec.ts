import type { Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { consentOn } from './consent.ts'
import { topOf, twoFrames } from './place.ts'
import { expect, storyPath, test } from './test.ts'

const words = messagesFor('en')

function remembered(page: Page): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem('masthead-read'))
}

async function readTo(page: Page, share: number): Promise<void> {
  await page.locator('.prose').evaluate((text, part) => {
    const { top, height } = text.getBoundingClientRect()
    scrollTo({ top: scrollY + top + height * part - innerHeight, behavior: 'instant' })
  }, share)
  await expect
    .poll(() => page.locator('progress').evaluate(({ value }: HTMLProgressElement) => value))
    .toBeCloseTo(share, 1)
}

test('how far the story is read shows as a line, from nothing to all of it', async ({ page }) => {
  await page.goto(storyPath('en'))
  await expect(page.getByRole('progressbar', { name: words.progress })).toHaveAttribute('value', '0')
  await readTo(page, 0.5)
  await readTo(page, 1)
})

test('the bar comes back while the reader scrolls up, without moving anything', async ({ page }) => {
  await page.goto(storyPath('en'))
  await readTo(page, 0.5)
  const bar = page.locator('header.bar')
  await expect(bar).not.toBeInViewport()
  const scroll = (top: number) => page.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), top)
  const before = await topOf(page, 'p7')
  await scroll(-100)
  await expect(bar).toBeInViewport({ ratio: 1 })
  expect((await topOf(page, 'p7')) - before).toBeCloseTo(100, 0)
  const link = page.getByRole('button', { name: words.chooseLanguage })
  await link.click()
  await expect(page.locator('#languages')).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await scroll(50)
  await expect(bar).not.toBeInViewport()
  await page.setViewportSize({ width: 1280, height: 400 }) // as at a high zoom: the text needs the room
  await scroll(-100)
  await twoFrames(page)
  await expect(bar).not.toBeInViewport()
})

test('a section that is jumped to is below the bar', async ({ page }) => {
  await page.goto(storyPath('en'))
  await readTo(page, 1)
  await page.evaluate(() => {
    location.hash = '#p3'
  })
  const bar = page.locator('header.bar')
  await expect(bar).toBeInViewport({ ratio: 1 })
  const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {}
  expect(await topOf(page, 'p3')).toBeGreaterThanOrEqual(y + height)
})

test('with preferences allowed a reader continues where they left off, in any language, and a read story is marked', async ({
  page,
}) => {
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await readTo(page, 0.6)
  await page.goto('/en/')
  expect(Object.keys(JSON.parse((await remembered(page)) ?? '{}'))).toHaveLength(1)
  await page.goto(storyPath('zh'))
  const link = page.getByRole('link', { name: messagesFor('zh').continueReading })
  await link.click()
  await expect(link).toBeHidden()
  await expect(page).toHaveURL(/#p\d+$/)
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300)
  await readTo(page, 1)
  await page.goto('/fr/')
  await expect(page.locator('main h2 a').first()).toHaveAttribute('data-read', messagesFor('fr').read)
  await page.goto(storyPath('en'))
  await expect(page.getByRole('link', { name: words.continueReading })).toBeHidden()
  await consentOn(page).withdraw.click()
  await expect.poll(() => remembered(page)).toBeNull()
  await page.goto('/fr/')
  await expect(page.locator('[data-read]')).toHaveCount(0)
})

test('without consent to preferences nothing of a reading is kept', async ({ page }) => {
  await page.goto(storyPath('en'))
  await consentOn(page).decline.click()
  await readTo(page, 0.6)
  await page.goto('/en/')
  expect(await remembered(page)).toBeNull()
  await page.goto(storyPath('en'))
  await expect(page.getByRole('link', { name: words.continueReading })).toBeHidden()
})
