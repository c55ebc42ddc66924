import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { parse } from 'yaml'
import { someOf } from '../build/sample.ts'
import { PUBLICATION } from '../fixtures/publication.ts'
import { consentOn, SCREENS, serviceTest } from './consent.ts'
import { LIVE } from './harbour-stories.ts'
import { recordShifts, shifts } from './shifts.ts'
import { expect, LANGUAGES, origin, storyPath, test } from './test.ts'

declare global {
  interface Window {
    noticeSeen?: boolean
  }
}

const site: { consent: { notice: Record<string, { text: string; privacy: string; terms: string }> } } = parse(
  readFileSync(path.join(PUBLICATION, 'site.yaml'), 'utf8'),
)

// Without transitions a button looks at once as it will look.
test.use({ contextOptions: { reducedMotion: 'reduce' } })
serviceTest.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const lang of LANGUAGES) {
  serviceTest(
    `in ${lang} the notice says what it must, in its language and direction, offers equals, and covers no headline`,
    async ({ page }) => {
      const { text = '', privacy = '', terms = '' } = site.consent.notice[lang] ?? {}
      const parts = consentOn(page, lang)
      const { notice, accept, decline, settings, save, declineAll, dialog, box, words } = parts
      await page.goto(storyPath(lang))
      expect(await notice.getByRole('paragraph').allTextContents()).toEqual([text, words.cookieTruth])
      await expect(notice.getByRole('button')).toHaveText([words.accept, words.decline, words.cookieSettings])
      await expect(notice.getByRole('link')).toHaveCount(2)
      await expect(notice.getByRole('link', { name: privacy, exact: true })).toHaveAttribute('href', '../privacy/')
      await expect(notice.getByRole('link', { name: terms, exact: true })).toHaveAttribute('href', '../terms/')
      for (const screen of SCREENS) {
        await page.setViewportSize(screen)
        for (const colorScheme of lang === 'en' ? (['light', 'dark'] as const) : (['light'] as const)) {
          await page.emulateMedia({ colorScheme })
          await expectEqual(accept, decline, lang)
        }
      }
      await page.setViewportSize(SCREENS[0])
      await expect(notice.getByText(words.cookieTruth, { exact: true })).toBeInViewport({ ratio: 1 })
      const [whole, truth, headline] = await Promise.all(
        [notice, notice.getByText(words.cookieTruth), page.locator('h1')].map((part) => part.boundingBox()),
      )
      expect(whole?.height).toBeLessThanOrEqual(SCREENS[0].height / 2)
      expect(
        await notice.evaluate(({ firstElementChild: text }) => text && text.scrollHeight - text.clientHeight),
      ).toBe(0)
      expect((headline?.y ?? 0) + (headline?.height ?? Number.NaN)).toBeLessThanOrEqual(whole?.y ?? 0)
      // A line of the publisher's sentence is above it.
      expect((truth?.y ?? 0) - (whole?.y ?? 0)).toBeGreaterThan(24)
      await settings.click()
      await expectEqual(save, declineAll, lang)
      await expect(dialog.getByRole('heading', { name: words.cookieSettings, exact: true })).toBeVisible()
      for (const purpose of ['necessary', 'preferences', 'statistics', 'embeds'] as const) {
        await expect(box(purpose)).toHaveAccessibleName(new RegExp(`^${words[purpose]} ?${words[`${purpose}About`]}`))
      }
      await expect(dialog.getByRole('button')).toHaveText([words.close, words.saveChoices, words.declineAll])
    },
  )
}

test('both buttons answer alike to a pointer and to the keyboard', async ({ page }) => {
  const { accept, decline } = consentOn(page)
  await page.goto(storyPath('en'))
  await accept.hover()
  const pointed = await styleOf(accept)
  await decline.hover()
  expect(await styleOf(decline)).toEqual(pointed)
  await page.mouse.move(0, 0)
  expect(await styleOf(decline)).not.toEqual(pointed)
  await accept.focus()
  await page.keyboard.press('Tab')
  await expect(decline).toBeFocused()
  const focused = await styleOf(decline)
  await page.keyboard.press('Shift+Tab')
  await expect(accept).toBeFocused()
  expect(await styleOf(accept)).toEqual(focused)
})

test('the last line of the notice has room for the dots below Arabic letters', async ({ page }) => {
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(storyPath('ar'))
    const room = await consentOn(page, 'ar')
      .notice.getByRole('paragraph')
      .last()
      .evaluate((last) => {
        const range = document.createRange()
        range.selectNodeContents(last)
        const line = [...range.getClientRects()].at(-1)
        return last.getBoundingClientRect().bottom - (line?.bottom ?? 0)
      })
    expect(room, `at ${width} px`).toBeGreaterThanOrEqual(2)
  }
})

for (const screen of SCREENS) {
  test(`nothing moves when the notice comes or goes at ${screen.width} px`, async ({ page }) => {
    await page.setViewportSize(screen)
    await recordShifts(page)
    const { notice, decline, withdraw, settings, save } = consentOn(page)
    for (const address of [storyPath('en'), '/en/']) {
      await page.context().clearCookies()
      await page.goto(address)
      await expect(notice).toBeVisible()
      await settings.click()
      await expect(save).toBeVisible()
      await page.keyboard.press('Escape')
      await decline.click()
      await expect(notice).toBeHidden()
      expect(await shiftsDrawn(page), address).toEqual([])
      await withdraw.click()
      await expect(notice).toBeVisible()
      await decline.click()
      await expect(notice).toBeHidden()
      expect(await shiftsDrawn(page), `${address}, at its end`).toEqual([])
      await page.reload()
      expect(await shiftsDrawn(page), `${address}, answered`).toEqual([])
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

test('the notice is announced politely, focus stays where it was, and where nothing is asked, nothing is said', async ({
  page,
}) => {
  await page.goto(storyPath('en'))
  const { notice, status, words, decline } = consentOn(page)
  await expect(notice).toBeVisible()
  await expect(status).toHaveText(words.cookieNotice)
  await expect(page.locator('body')).toBeFocused()
  await decline.click()
  await expect(status).toHaveText(words.consentSaved)
  await page.reload()
  await expect(status).toBeEmpty()
})

test('Tab comes to the notice right after the skip link, and goes on to the masthead', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { notice, accept, decline, settings, words } = consentOn(page)
  const [privacy, terms] = [notice.getByRole('link').first(), notice.getByRole('link').last()]
  const skip = page.getByRole('link', { name: words.skipToContent })
  const home = page.getByRole('banner').getByRole('link').first()
  for (const stop of [skip, privacy, terms, accept, decline, settings, home]) {
    await page.keyboard.press('Tab')
    await expect(stop).toBeFocused()
  }
  await page.keyboard.press('Shift+Tab')
  await expect(settings).toBeFocused()
})

test('an answer leads to the main part where nothing had the focus before, and the page stays in place', async ({
  page,
}) => {
  await page.goto(storyPath('en'))
  const { notice, decline } = consentOn(page)
  await page.evaluate(() => scrollTo({ top: 500, behavior: 'instant' }))
  await decline.focus()
  await page.keyboard.press('Enter')
  await expect(notice).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.getByRole('main')).toHaveCSS('outline-style', 'none')
  expect(await page.evaluate(() => scrollY)).toBe(500)
})

test('an answer, in the notice or in the settings, gives the focus back to what had it before', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { notice, accept, settings, withdraw, words } = consentOn(page)
  const before = page.locator('language-picker > button')
  await before.focus()
  await accept.focus()
  await page.keyboard.press('Enter')
  await expect(notice).toBeHidden()
  await expect(before).toBeFocused()
  await withdraw.click()
  await before.focus()
  await settings.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: words.saveChoices }).press('Enter')
  await expect(notice).toBeHidden()
  await expect(before).toBeFocused()
})

const WINDOWS = [
  [360, 640],
  [1280, 720],
  [390, 700],
  [320, 256],
] as const
const windows = someOf(WINDOWS, 2)

for (const [width, height] of windows) {
  test(`at ${width} × ${height} (${windows.length} of ${WINDOWS.length} windows) neither the notice nor the bar hides what gets the focus`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    const lists = [`${origin('newsroom')}/en/`, `${origin('newsroom')}/ar/topics/world/`]
    for (const address of [storyPath('en'), storyPath('ar'), `${origin('unkept')}/en/${LIVE}/`, ...lists]) {
      await page.goto(address)
      await expect(page.locator('.consent')).toBeVisible()
      const stops: string[] = []
      while (stops.length < 300) {
        await page.keyboard.press('Tab')
        const stop = await page.evaluate(() => {
          const element = document.activeElement ?? document.body
          const { top, bottom } = element.getBoundingClientRect()
          const isHidden = [...document.querySelectorAll('.consent, .bar')].some((over) => {
            const box = over.getBoundingClientRect()
            const isLaidOver = /fixed|sticky/.test(getComputedStyle(over).position) && !over.contains(element)
            return isLaidOver && bottom > box.top && top < box.bottom
          })
          return element === document.body ? '' : `${isHidden ? 'hidden: ' : ''}${element.outerHTML}`
        })
        if (!stop) break
        stops.push(stop)
      }
      expect(
        stops.filter((stop) => stop.startsWith('hidden')),
        address,
      ).toEqual([])
      expect(stops.join(), address).toContain('value="withdraw"') // the last but the languages
    }
  })
}

/**
 * Same size, on one line, side by side in the language’s direction, wholly legible, and without a single difference in
 * how they are drawn.
 */
async function expectEqual(first: Locator, second: Locator, lang: string): Promise<void> {
  await first.page().mouse.move(0, 0)
  const [a, b] = [await boxOf(first), await boxOf(second)]
  expect([b.width, b.height, b.y]).toEqual([a.width, a.height, a.y])
  expect(a.x > b.x).toBe(['ar', 'fa'].includes(lang))
  const gap = Math.max(a.x, b.x) - Math.min(a.x, b.x) - a.width
  expect(gap).toBeGreaterThan(0)
  expect(gap).toBeLessThanOrEqual(16)
  expect(a.height).toBeGreaterThanOrEqual(44)
  expect(await styleOf(second)).toEqual(await styleOf(first))
  for (const button of [first, second]) {
    expect(await button.evaluate((it) => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight)).toBe(
      true,
    )
  }
}

async function boxOf(button: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  return button.evaluate((it) => {
    const { x, y, width, height } = it.getBoundingClientRect()
    return { x, y, width, height }
  })
}

/** Everything the browser computes for how an element and what its style adds to it are drawn. */
async function styleOf(button: Locator): Promise<Record<string, string>> {
  return button.evaluate((it) => {
    const drawn = [null, '::before', '::after'].flatMap((part) => {
      const style = getComputedStyle(it, part)
      return [...style].map((name) => [`${part ?? ''} ${name}`, style.getPropertyValue(name)])
    })
    return Object.fromEntries(drawn)
  })
}

/** The shifts up to now: two frames later the browser has reported what it drew. */
async function shiftsDrawn(page: Page): Promise<string[]> {
  await page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((drawn) => requestAnimationFrame(drawn))
  })
  return shifts(page)
}
