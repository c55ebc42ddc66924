import type { Locator } from '@playwright/test'
import { consentOn, SCREENS } from './consent.ts'
import { expect, LANGUAGES, storyPath, test } from './test.ts'

// Without transitions a button looks at once as it will look.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const lang of LANGUAGES) {
  test(`to decline is as easy as to accept in ${lang}`, async ({ page }) => {
    const { accept, decline, settings, save, declineAll, dialog } = consentOn(page, lang)
    await page.goto(storyPath(lang))
    for (const screen of SCREENS) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(screen)
        await page.emulateMedia({ colorScheme })
        await expectEqual(accept, decline)
        await settings.click()
        await expectEqual(save, declineAll)
        await page.keyboard.press('Escape')
        await expect(dialog).toBeHidden()
      }
    }
  })
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

/** Same size, on one line, side by side, wholly legible, and without a single difference in how they are drawn. */
async function expectEqual(first: Locator, second: Locator): Promise<void> {
  await first.page().mouse.move(0, 0)
  const [a, b] = [await boxOf(first), await boxOf(second)]
  expect([b.width, b.height, b.y]).toEqual([a.width, a.height, a.y])
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
