import { openPair } from './pair.ts'
import { expect, test } from './test.ts'

test('a second time the other language comes from the cache alone; after ten minutes the server is asked', async ({
  page,
}) => {
  const came = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ name }) => /\/zh\/china-new-stage-in-science-and-technology\/$|lazy/.test(name))
        .map(({ transferSize }) => (transferSize > 500 ? 'sent' : transferSize > 0 ? 'asked about' : 'kept')),
    )
  await openPair(page, 'en', 'zh')
  expect(await came()).toEqual(['sent', 'sent', 'sent'])
  await page.reload()
  await expect(page.locator('.prose > .twin').first()).toBeVisible()
  expect(await came()).toEqual(['kept', 'kept', 'kept'])
  await page.addInitScript(
    (later) => {
      Date.now = () => later
    },
    Date.now() + 11 * 60_000,
  )
  await page.reload()
  await expect(page.locator('.prose > .twin').first()).toBeVisible()
  const later = await came()
  expect(later).toContain('asked about')
  expect(later).not.toContain('sent')
})
