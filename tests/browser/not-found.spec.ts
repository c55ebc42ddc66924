import { STORY } from '../fixtures/publication.ts'
import { expect, LANGUAGES, test } from './test.ts'

const NOWHERE = ['/nowhere', '/en/nowhere/', '/en/a/b/c/d/e/', '/zz/', '/_next/']

for (const address of NOWHERE) {
  test(`${address} is not found, and the page that says so leads on`, async ({ page, request }) => {
    const response = await page.goto(address)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
    const links = await page
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link instanceof HTMLAnchorElement ? link.pathname : '')))
    const others = LANGUAGES.filter((lang) => lang !== 'en').map((lang) => `/${lang}/`)
    expect(links).toEqual(['/', '/en/', `/en/${STORY}/`, ...others])
    for (const link of links) expect((await request.get(link)).status()).toBe(200)
  })
}

for (const [lang, dir] of [
  ['ar', 'rtl'],
  ['zh', 'ltr'],
] as const) {
  test(`a missing page in ${lang} is answered in ${lang}, also by a host with one page for all`, async ({ page }) => {
    const all = await (await page.request.get('/404.html')).text()
    const own = await (await page.request.get(`/${lang}/404.html`)).text()
    for (const body of [all, own]) {
      await page.route('**/anything-wrong', (route) => route.fulfill({ status: 404, contentType: 'text/html', body }))
      await page.goto(`/${lang}/anything-wrong`)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('direction', dir)
      const heading = await page.getByRole('heading', { level: 1 }).textContent()
      expect(await page.title()).toBe(`${heading} | Masthead`)
      await expect(page.locator(`a[href="/${lang}/${STORY}/"]`)).toBeVisible()
      await expect(page.getByRole('listitem').filter({ visible: true })).toHaveCount(LANGUAGES.length)
      await page.unrouteAll()
    }
    await page.getByRole('searchbox').fill('a & b')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`/${lang}/search/?q=a%20%26%20b`)
  })
}

test.describe('to a browser set to Korean', () => {
  test.use({ locale: 'ko-KR' })

  test('the Korean way is marked', async ({ page }) => {
    await page.goto('/en/a/b/c/')
    const offer = page.locator('.offer').filter({ visible: true })
    await expect(offer).toHaveText(['브라우저 언어'])
    await expect(page.getByRole('listitem').filter({ has: offer })).toHaveAttribute('lang', 'ko')
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a host that has the page of each language shows it, without a search that needs script', async ({ page }) => {
    await page.goto('/ar/a/b/c/')
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('form').filter({ visible: true })).toHaveCount(0)
  })
})
