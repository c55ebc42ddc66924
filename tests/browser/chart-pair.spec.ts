import type { Page } from '@playwright/test'
import { test as base, expect, origin } from './test.ts'

/** A test on the site that has a story with two charts. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  baseURL: async ({}, use) => use(origin('unkept')),
})

for (const width of [1440, 1240, 1024]) {
  test(`two charts of one unit are side by side, equally wide, in a window of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/en/two-harvests/')
    const { rice, wheat, text } = await boxesIn(page)
    expect(wheat.y).toBeCloseTo(rice.y, 0)
    expect(Math.abs(wheat.width - rice.width)).toBeLessThanOrEqual(1)
    expect(wheat.x - (rice.x + rice.width)).toBeGreaterThanOrEqual(24)
    expect(text.y).toBeGreaterThan(Math.max(rice.y + rice.height, wheat.y + wheat.height))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}

/** Where the charts are, and the text after them. */
function boxesIn(page: Page) {
  return page.evaluate(() => {
    const [rice, wheat, text] = ['chart1', 'chart2', 'p2'].map((id) => {
      const box = document.getElementById(id)?.getBoundingClientRect() ?? new DOMRect()
      return { x: box.x, y: box.y, width: box.width, height: box.height }
    })
    if (!rice || !wheat || !text) throw new Error('There are no charts.')
    return { rice, wheat, text }
  })
}
