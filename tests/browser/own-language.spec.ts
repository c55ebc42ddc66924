import { recordShifts, shifts } from './shifts.ts'
import { expect, JOURNEY, storyPath, test } from './test.ts'

const LANDING = { referer: 'https://search.example/' }

/** A page of each kind, in a language. */
const KINDS = {
  story: storyPath,
  'front page': (lang: string) => `/${lang}/`,
  'standing page': (lang: string) => `/${lang}/about/`,
  list: (lang: string) => `/${lang}/archive/`,
  'search page': (lang: string) => `/${lang}/search/`,
} as const

test.describe('a reader whose browser speaks Persian', () => {
  test.use({ locale: 'fa-IR', viewport: { width: 320, height: 640 } })

  for (const [kind, path] of Object.entries(KINDS)) {
    test(`finds a link to it at the head of a ${kind} in English and in Arabic; nothing moves`, async ({ page }) => {
      await recordShifts(page)
      for (const lang of ['en', 'ar']) {
        await page.goto(path(lang), LANDING)
        const link = page.locator('language-picker > a')
        await expect(link).toHaveText('فارسی')
        await expect(link).toHaveAttribute('lang', 'fa')
        await expect(link).toHaveAttribute('hreflang', 'fa')
        await expect(link).toBeInViewport({ ratio: 1 })
        expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(24)
        expect(await shifts(page)).toEqual([])
      }
      await page.locator('language-picker > a').click()
      await page.waitForURL(`**${path('fa')}`)
      await expect(page.locator('language-picker > a')).toHaveCount(0)
    })
  }

  test('does not see it in the bar that comes back', async ({ page }) => {
    await page.goto(storyPath('en'), LANDING)
    const link = page.locator('language-picker > a')
    await expect(link).toBeVisible()
    await page.mouse.wheel(0, 2000)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000)
    await page.mouse.wheel(0, -200)
    await expect(page.locator('.bar')).toHaveClass(/\bup\b/)
    await expect(link).toBeHidden()
  })

  test('finds it at the rule of the bar beside two languages, too', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${storyPath('zh')}?with=ja`, LANDING)
    await expect(page.locator('.prose > .twin').first()).toBeVisible()
    const { bottom = 0, right = 0 } = await page.locator('language-picker > a').evaluate((link) => {
      const { bottom, right } = link.getBoundingClientRect()
      return { bottom, right }
    })
    expect(bottom).toBeLessThan(100)
    expect(right).toBeLessThanOrEqual(1440)
    await page.mouse.wheel(0, 3000)
    await expect(page.locator('.bar')).not.toBeInViewport()
  })

  test('is offered nothing on the next page of the site', async ({ page }) => {
    await page.goto('/en/', LANDING)
    await expect(page.locator('language-picker > a')).toBeVisible()
    await page.locator('main h2 a').first().click()
    await page.waitForURL(`**${storyPath('en')}`)
    await page.waitForFunction(() => customElements.get('read-with'))
    await expect(page.locator('language-picker > a')).toHaveCount(0)
  })

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false })

    test('is offered nothing', JOURNEY, async ({ page }) => {
      await page.goto(storyPath('en'), LANDING)
      await expect(page.locator('language-picker > a')).toHaveCount(0)
    })
  })
})
