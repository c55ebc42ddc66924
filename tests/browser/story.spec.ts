import { messagesFor } from '../../lib/language/messages.ts'
import { expect, JOURNEY, saidBy, storyPath, test, WRITINGS } from './test.ts'

for (const lang of ['en', 'ar']) {
  test(
    `the story opens in ${lang}, in its own language and direction, without a word on the console`,
    JOURNEY,
    async ({ page }) => {
      const messages = saidBy(page)
      await page.goto(storyPath(lang))
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.locator('html')).toHaveAttribute('dir', ['ar', 'fa'].includes(lang) ? 'rtl' : 'ltr')
      await expect(page.locator('h1')).toBeVisible()
      await expect(page.locator('cookie-consent .consent')).toBeVisible()
      expect(messages).toEqual([])
    },
  )
}

test('on a wide screen, space divides the text of a story from its tools, and a telephone number does not part lines', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const lang of ['en', 'de', 'ru']) {
    await page.goto(storyPath(lang))
    const tools = page.locator('.tools')
    await tools.scrollIntoViewIfNeeded()
    const [above, below] = [await page.locator('.prose').boundingBox(), await tools.boundingBox()]
    expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0), lang).toBeGreaterThan(24)
    const hotline = page.getByRole('contentinfo').getByRole('paragraph').filter({ hasText: '010-85061466' })
    await hotline.scrollIntoViewIfNeeded()
    const { height, lines, size } = await hotline.evaluate((element) => {
      const text = document.createRange()
      text.selectNodeContents(element)
      const lines = [...text.getClientRects()].map(({ top }) => top)
      const { paddingTop, paddingBottom, fontSize } = getComputedStyle(element)
      const padding = Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom)
      const size = Number.parseFloat(fontSize)
      return { height: element.clientHeight - padding, lines: new Set(lines).size, size }
    })
    expect(height, lang).toBeLessThanOrEqual(lines * size * 1.6)
  }
})

for (const lang of WRITINGS) {
  test(`in ${lang} each source is named in the margin of a wide screen; a phone lists them, with links`, async ({
    page,
  }) => {
    const list = page.getByRole('region', { name: messagesFor(lang).sourcesNamed })
    const mentions = page.locator('.prose [data-source]')
    const inMargin = () =>
      mentions.evaluateAll((all) => all.filter((one) => getComputedStyle(one, '::before').content !== 'none').length)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(storyPath(lang))
    await expect(mentions).toHaveCount(8)
    await expect(list).toBeHidden()
    expect(await inMargin()).toBe(8)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await inMargin()).toBe(0)
    await expect(list.getByRole('link')).toHaveCount(8)
    await list.getByRole('link').last().click()
    await expect(mentions.last()).toBeInViewport()
  })
}
