import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, JOURNEY, saidBy, storyPath, test } from './test.ts'

test.use({ locale: 'ar', contextOptions: { reducedMotion: 'reduce' } })

/** The second paragraph, and the languages that it offers. */
const SECOND = '.prose > p[data-section] >> nth=1'

/** Opens a story, and points beside its text on a wide window, or selects some of it on a phone. */
async function openParagraphs(page: Page, lang: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(storyPath(lang))
  await page
    .locator('.consent [value=decline]')
    .click({ timeout: 1000 })
    .catch(() => {})
  await page.locator(SECOND).scrollIntoViewIfNeeded()
  await expect(page.locator('.peek')).toHaveCount(0)
  if (width > 1000) {
    const box = await page.locator(SECOND).boundingBox()
    if (!box) throw new Error('The story has no second paragraph.')
    const isFromRight = (await page.evaluate(() => document.dir)) === 'rtl'
    await page.mouse.move(isFromRight ? box.x + box.width + 100 : box.x - 100, box.y + 5)
    await page.mouse.move(isFromRight ? box.x + box.width + 110 : box.x - 110, box.y + 9)
  } else await page.locator(SECOND).evaluate((paragraph) => getSelection()?.selectAllChildren(paragraph))
  await expect(page.locator(SECOND).locator('.peek')).toBeAttached()
}

for (const [lang, width, other, dir] of [
  ['en', 1440, 'ar', 'rtl'],
  ['fa', 1440, 'en', 'ltr'],
  ['en', 390, 'ar', 'rtl'],
  ['ar', 390, 'en', 'ltr'],
] as const) {
  test(
    `a paragraph in ${lang} opens in ${other} below itself at ${width} px, and closes`,
    JOURNEY,
    async ({ page }) => {
      const complaints = saidBy(page)
      await openParagraphs(page, lang, width)
      const paragraph = page.locator(SECOND)
      const text = await paragraph.textContent()
      const button = paragraph.locator(`.peek > [lang=${other}]`)
      await expect(button).toBeInViewport()
      const { width: wide, height } = (await button.boundingBox()) ?? { width: 0, height: 0 }
      expect(Math.min(wide, height)).toBeGreaterThanOrEqual(24)
      await button.click()
      const opened = page.locator('.peeked')
      await expect(opened).toHaveAttribute('lang', other)
      await expect(opened).toHaveAttribute('dir', dir)
      await expect(button).toHaveAttribute('aria-expanded', 'true')
      const sentence = await opened.locator('p').textContent()
      await expect(page.locator('paragraph-languages')).toHaveText(sentence ?? '')
      const top = (await opened.boundingBox())?.y ?? 0
      const { y = 0, height: high = 0 } = (await paragraph.boundingBox()) ?? {}
      expect(top).toBeGreaterThanOrEqual(y + high)
      expect(await paragraph.textContent(), 'what is searched, copied and read aloud').toBe(text)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      await expectAccessible(page)
      await button.click()
      await expect(opened).toHaveCount(0)
      await button.click()
      await expect(opened).toHaveCount(1)
      await page.keyboard.press('Escape')
      await expect(opened).toHaveCount(0)
      await expect(button).toHaveAttribute('aria-expanded', 'false')
      expect(complaints).toEqual([])
    },
  )
}

test('the languages of all paragraphs are one stop of the Tab key; arrows move between them', async ({ page }) => {
  await page.goto(storyPath('en'))
  await page.keyboard.press('Tab')
  await page.locator('.slug button').first().focus()
  await expect(page.locator('.peek > [tabindex="0"]')).toHaveCount(1)
  const first = page.locator('.peek').first().locator('a')
  await expect(first).toHaveAttribute('href', '#p1')
  await first.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const second = page.locator(SECOND).locator('.peek > button').first()
  await expect(second).toBeFocused()
  await expect(second).toHaveAccessibleName('العربية')
  await page.keyboard.press('Enter')
  await expect(page.locator('.peeked')).toBeVisible()
  await expect(second).toBeFocused()
  await expect(page.locator('.peek > [tabindex="0"]')).toHaveCount(1)
})

test('a paragraph that another language lacks does not offer it', async ({ page }) => {
  await page.route(storyPath('ar'), async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace(/<p id="p2"/, '<p id="other"') })
  })
  await openParagraphs(page, 'en', 1440)
  await page.locator('.peek > [lang=ar]').first().click()
  await expect(page.locator('.peeked')).toBeVisible()
  await expect(page.locator('#p2 .peek > [lang=ar]')).toHaveCount(0)
  await expect(page.locator('#p3 .peek > [lang=ar]')).toHaveCount(1)
})
