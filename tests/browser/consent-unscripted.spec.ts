import { builtPage, everyPage, expect, LANGUAGES, storyPath, test } from './test.ts'

test.describe('with script off', () => {
  test.use({ javaScriptEnabled: false })

  for (const lang of LANGUAGES) {
    test(`there is no notice in ${lang}, and no button that could do nothing`, async ({ page }) => {
      const parts = page.locator(':is(cookie-consent, consent-controls) :is(section, dialog, button, input, a)')
      for (const address of [storyPath(lang), `/${lang}/`, `/${lang}/cookies/`]) {
        await page.goto(address)
        await expect(page.getByRole('contentinfo')).toBeVisible()
        expect(await parts.count()).toBeGreaterThan(10)
        await expect(parts.filter({ visible: true })).toHaveCount(0)
      }
      expect(await page.context().cookies()).toEqual([])
    })
  }
})

test('search engines leave the notice and the settings out of their snippets on every page', async ({ page }) => {
  // data-nosnippet counts on span, div and section alone: https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#data-nosnippet-attr
  await page.goto(storyPath('en'))
  const text = 'cookie-consent :is(p, button, label, h2):not([role=status])'
  const open = await page.evaluate((selector) => {
    const parts = [...document.querySelectorAll(selector)]
    return parts.map((part) => part.closest(':is(span, div, section)[data-nosnippet]')?.tagName ?? part.outerHTML)
  }, text)
  expect(open.length).toBeGreaterThan(10)
  expect(open.filter((found) => !['SPAN', 'DIV', 'SECTION'].includes(found))).toEqual([])
})

test('the same stands in the file of every page', () => {
  for (const address of everyPage().filter((page) => page !== '/')) {
    const marked = builtPage(address).match(/<(?!span|div|section)[a-z-]+[^>]* data-nosnippet/g)
    expect(marked, address).toBeNull()
    expect(builtPage(address).match(/<(span|div|section)[^>]* data-nosnippet/g), address).toHaveLength(2)
  }
})
