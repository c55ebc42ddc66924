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
