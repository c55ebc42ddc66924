import type { Page } from '@playwright/test'
import { consentOn, SCREENS } from './consent.ts'
import { builtPage, everyPage, expect, LANGUAGES, storyPath, test } from './test.ts'

declare global {
  interface Window {
    layoutShifts?: number
    noticeSeen?: boolean
  }
}

for (const screen of SCREENS) {
  test(`nothing moves when the notice comes or goes at ${screen.width} px`, async ({ page }) => {
    await page.setViewportSize(screen)
    await page.addInitScript(() => {
      window.layoutShifts = 0
      new PerformanceObserver((list) => {
        window.layoutShifts = (window.layoutShifts ?? 0) + list.getEntries().length
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const { notice, decline, withdraw, settings, save } = consentOn(page)
    for (const address of [storyPath('en'), '/en/', '/en/privacy/']) {
      await page.context().clearCookies()
      await page.goto(address)
      await expect(notice).toBeVisible()
      await settings.click()
      await expect(save).toBeVisible()
      await page.keyboard.press('Escape')
      await decline.click()
      await expect(notice).toBeHidden()
      expect(await layoutShifts(page), address).toBe(0)
      await withdraw.click()
      await expect(notice).toBeVisible()
      await decline.click()
      await expect(notice).toBeHidden()
      expect(await layoutShifts(page), `${address}, at its end`).toBe(0)
      await page.reload()
      expect(await layoutShifts(page), `${address}, answered`).toBe(0)
    }
  })
}

test('a reader who has answered never sees the notice, not for one frame', async ({ page }) => {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('cookie-consent .consent')?.checkVisibility()) window.noticeSeen = true
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true })
    const everyFrame = () => {
      look()
      requestAnimationFrame(everyFrame)
    }
    everyFrame()
  })
  const seen = () => page.evaluate(() => window.noticeSeen === true)
  await page.goto(storyPath('en'))
  await consentOn(page).decline.click()
  expect(await seen()).toBe(true)
  for (const address of [storyPath('en'), '/en/', '/ar/', '/zh/terms/']) {
    await page.goto(address)
    expect(await seen(), address).toBe(false)
  }
})

test('the notice is hidden in the file of every page itself', () => {
  const pages = everyPage().filter((address) => address !== '/')
  for (const address of pages) {
    expect(builtPage(address).match(/<section class="consent"[^>]*>/g), address).toEqual([
      expect.stringMatching(/ hidden[ >]/),
    ])
  }
})

for (const lang of LANGUAGES) {
  test(`on a small phone the notice leaves the headline free in ${lang}`, async ({ page }) => {
    await page.setViewportSize(SCREENS[0])
    for (const address of [storyPath(lang), `/${lang}/about/`]) {
      await page.goto(address)
      const { notice } = consentOn(page, lang)
      await expect(notice).toBeVisible()
      const headline = await page.getByRole('heading', { level: 1 }).boundingBox()
      const top = (await notice.boundingBox())?.y ?? 0
      expect(headline?.y).toBeGreaterThanOrEqual(0)
      expect((headline?.y ?? 0) + (headline?.height ?? top), address).toBeLessThanOrEqual(top)
    }
  })
}

/** How many shifts were seen up to now: two frames later the browser has reported what it drew. */
async function layoutShifts(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((drawn) => requestAnimationFrame(drawn))
    return window.layoutShifts
  })
}
