import { openPair } from './pair.ts'
import { expect, test } from './test.ts'

test('a second time the server is only asked whether the page of the other language has changed', async ({ page }) => {
  const came = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ name }) => /\/zh\/china-new-stage-in-science-and-technology\/$|lazy/.test(name))
        .map(({ transferSize }) => (transferSize > 500 ? 'sent' : transferSize > 0 ? 'asked about' : 'kept')),
    )
  await openPair(page, 'en', 'zh')
  expect((await came()).filter((file) => file !== 'kept')).toEqual(['sent', 'sent', 'sent'])
  await page.reload()
  await expect(page.locator('.prose > .twin').first()).toBeVisible()
  expect((await came()).filter((file) => file !== 'kept')).toEqual(['asked about'])
})
