import type { Page } from '@playwright/test'
import { MINIMUM_TARGET, targetSizes } from './targets.ts'
import { expect, LANGUAGES, storyPath, test, WRITINGS } from './test.ts'
import { writtenPages } from './written.ts'

const VIEWS = [
  { name: 'on a screen of 320 px', viewport: { width: 320, height: 568 }, deviceScaleFactor: 2, languages: LANGUAGES },
  // WCAG 2.2, 1.4.10: a window of 1280 × 1024, enlarged four times. It is as wide, so few languages stand for all.
  { name: 'at 400 %', viewport: { width: 320, height: 256 }, deviceScaleFactor: 4, languages: WRITINGS },
]

for (const { name, languages, ...view } of VIEWS) {
  test.describe(name, () => {
    test.use(view)

    for (const lang of languages) {
      test(`no page in ${lang} scrolls sideways or cuts anything off, and all that is pressed can be hit`, async ({
        page,
      }) => {
        for (const { address } of writtenPages(lang)) {
          await page.goto(address)
          expect(await page.evaluate(() => devicePixelRatio)).toBe(view.deviceScaleFactor)
          expect(await overflow(page), address).toBe(0)
          expect(await cutOff(page), address).toEqual([])
          const targets = await targetSizes(page.locator(':is(button, a, input):visible:not(.skip)'))
          expect(targets.length, address).toBeGreaterThan(20)
          expect(
            targets.filter(({ width, height }) => Math.min(width, height) < MINIMUM_TARGET),
            address,
          ).toEqual([])
        }
      })
    }

    test('the choice of language and the page for mistyped addresses fit', async ({ page }) => {
      for (const address of ['/', '/en/mistyped/']) {
        await page.goto(address)
        expect(await overflow(page), address).toBe(0)
        expect(await cutOff(page), address).toEqual([])
      }
    })

    test('the cookie notice scrolls away with the page, its text is whole, and all of it can be reached', async ({
      page,
    }) => {
      for (const lang of languages) {
        await page.goto(storyPath(lang))
        const notice = page.locator('.consent')
        await expect(notice, lang).toHaveCSS('position', 'static')
        expect(
          await notice.evaluate(({ firstElementChild: text }) => text && text.scrollHeight - text.clientHeight),
        ).toBe(0)
        const [main, ...answers] = await Promise.all(
          ['main', '.consent [value=accept]', '.consent [value=decline]'].map((part) =>
            page.locator(part).evaluate((element) => {
              const { left, right } = element.getBoundingClientRect()
              return { left, right }
            }),
          ),
        )
        for (const { left, right } of answers) {
          expect(left, lang).toBeGreaterThanOrEqual(main?.left ?? Number.NaN)
          expect(right, lang).toBeLessThanOrEqual((main?.right ?? Number.NaN) + 0.5)
        }
        await notice.getByRole('link').first().click({ trial: true })
        await notice.getByRole('button').last().click({ trial: true })
      }
    })

    test('the cookie settings fit, and their last button can be reached', async ({ page }) => {
      await page.goto(storyPath('de'))
      await page.locator('consent-controls').getByRole('button').first().click()
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeInViewport({ ratio: 1 })
      expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
      await dialog.getByRole('button').last().click()
      await expect(dialog).toBeHidden()
    })
  })
}

for (const width of [320]) {
  test(`at ${width} px the button that closes a panel is one line, beside the heading`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const lang of LANGUAGES) {
      await page.goto(storyPath(lang))
      for (const panel of await page.locator('.panel').all()) {
        const { lines, gap, broken } = await panel.evaluate((element) => {
          if (element instanceof HTMLDialogElement) element.show()
          else if (element instanceof HTMLElement) element.showPopover()
          const heading = element.querySelector('h2')
          const close = element.querySelector('.close')
          if (!heading || !close) throw new Error('A panel has a heading and a button.')
          const text = document.createRange()
          text.selectNodeContents(close)
          const head = heading.getBoundingClientRect()
          const button = close.getBoundingClientRect()
          return {
            lines: new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size,
            gap: Math.max(button.left - head.right, head.left - button.right),
            broken: heading.scrollWidth > heading.clientWidth,
          }
        })
        expect({ lines, broken }, lang).toEqual({ lines: 1, broken: false })
        expect(gap, lang).toBeGreaterThan(4)
      }
    }
  })
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Everything that reaches over the window’s edge, or whose own edge hides a part of it. */
async function cutOff(page: Page): Promise<string[]> {
  return page.locator('body *:visible').evaluateAll((all) => {
    const hides = (element: Element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element)
      if (clipPath === 'inset(50%)') return false // for screen readers alone
      const wide = element.scrollWidth > element.clientWidth + 1 && ['hidden', 'clip'].includes(overflowX)
      const high = element.scrollHeight > element.clientHeight + 1 && ['hidden', 'clip'].includes(overflowY)
      return wide || high
    }
    const reachesOver = (element: Element) => {
      const { left, right } = element.getBoundingClientRect()
      return left < -0.5 || right > document.documentElement.clientWidth + 0.5
    }
    return all
      .filter((element) => !element.closest('.sr-only, [tabindex]')) // what scrolls by itself is not cut off
      .filter((element) => hides(element) || reachesOver(element))
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.slice(0, 40)}`)
  })
}
