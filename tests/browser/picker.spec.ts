import type { Page } from '@playwright/test'
import { expect, JOURNEY, LANGUAGES, storyPath, test, WRITINGS } from './test.ts'

const HEADING = 'CHOOSE YOUR LANGUAGE'

for (const key of ['Enter', 'Space']) {
  test(
    `the choice of language opens with ${key}, and Escape closes it and gives focus back`,
    JOURNEY,
    async ({ page }) => {
      await page.goto(storyPath('en'))
      const button = page.getByRole('button', { name: HEADING })
      await button.focus()
      await page.keyboard.press(key)
      const first = picker(page).getByRole('link', { name: 'English', exact: true })
      await expect(first).toBeVisible() // the panel opens with its head
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await expect(first).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(picker(page)).toBeHidden()
      await expect(button).toBeFocused()
    },
  )
}

test('each other language has a link beside it, 44 px wide, that opens the story in both; a front page has none', async ({
  page,
}) => {
  await page.goto(storyPath('en'))
  await page.getByRole('button', { name: HEADING }).click()
  const beside = picker(page).locator('.langs .beside')
  await expect(beside).toHaveCount(LANGUAGES.length - 1)
  const link = picker(page).getByRole('link', { name: 'Read side by side with 中文' })
  await expect(link).toHaveAttribute('aria-label', /中文/) // a title alone is no name on a touch screen
  const { width = 0, height = 0, y = 0 } = (await link.boundingBox()) ?? {}
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
  const legend = await picker(page).getByText('Read side by side with …').boundingBox()
  expect(legend?.y).toBeLessThan(y)
  await link.click()
  await expect(page).toHaveURL(`${storyPath('en')}?with=zh`)
  await page.goto('/en/')
  await page.getByRole('button', { name: HEADING }).click()
  await expect(picker(page).getByRole('link', { name: '中文' })).toBeVisible()
  await expect(page.locator('.beside')).toHaveCount(0)
})

test('the browser’s languages come first in the choice of language', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'languages', { value: ['fa-IR', 'ko'] }))
  await page.goto(storyPath('en'))
  await page.getByRole('button', { name: HEADING }).click()
  const names = picker(page).locator('.langs a[hreflang]')
  await expect(names.nth(0)).toHaveText('فارسی')
  await expect(names.nth(1)).toHaveText('한국어')
  await expect(names.nth(2)).toHaveText('English')
})

test('a click beside the choice of language closes it, as does its own button', async ({ page }) => {
  await page.goto(storyPath('en'))
  const button = page.getByRole('button', { name: HEADING })
  await button.click()
  await page.mouse.click(10, 300)
  await expect(picker(page)).toBeHidden()
  await button.click()
  await picker(page).getByRole('button', { name: 'Close' }).click()
  await expect(picker(page)).toBeHidden()
})

for (const lang of ['ru', ...WRITINGS]) {
  test(`at 320 px the choice of language in ${lang} is open to all: nothing of it is cut off`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 480 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(storyPath(lang))
    const button = page.locator('language-picker > button')
    await expect(button).toBeInViewport({ ratio: 1 })
    await button.click()
    const panel = page.locator('#languages')
    await expect(panel).toBeInViewport({ ratio: 1 })
    await expect(panel.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 })
    expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    const last = panel.getByRole('link').last()
    await last.scrollIntoViewIfNeeded()
    await expect(last).toBeInViewport({ ratio: 1 })
    // The cookie notice lies below the panel, so the last language can be reached.
    await last.click({ trial: true })
  })
}

function picker(page: Page) {
  return page.getByRole('banner').getByRole('navigation', { name: HEADING })
}
