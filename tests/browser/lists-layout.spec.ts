import { expect, origin, test } from './test.ts'

/** One list of each kind, below a language. */
const LISTS = [
  ...'topics/ topics/world/ topics/equality/ authors/ authors/test-author-b/ authors/test-author-b/1/'.split(' '),
  ...'archive/ archive/2026/ archive/2026/11/ archive/undated/'.split(' '),
]

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture’s dependencies from this pattern
test.use({ baseURL: async ({}, use) => use(origin('newsroom')) })

for (const width of [320, 768, 1440]) {
  test(`at ${width} px no list is wider than the screen, and what leads on can be hit`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const lang of ['de', 'fa']) {
      for (const list of ['', ...LISTS]) {
        await page.goto(`/${lang}/${list}`)
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(wide, `${lang}/${list}`).toBe(0)
        const controls = page.locator(
          'main :is(.kicker, .pager, .names, .counts, .part > :is(h2, h3), .rubrics, .all) a',
        )
        const low = await controls.evaluateAll((all) =>
          all
            .map((link) => ({ name: link.textContent, height: link.getBoundingClientRect().height }))
            .filter(({ height }) => height < 43.9),
        )
        expect(low, `${lang}/${list}`).toEqual([])
      }
    }
  })
}
