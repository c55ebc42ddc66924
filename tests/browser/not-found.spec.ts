import { expect, LANGUAGES, test } from './test.ts'

const NOWHERE = ['/nowhere', '/en/nowhere/', '/en/a/b/c/d/e/', '/zz/', '/ar/about/x.html', '/_next/']

for (const address of NOWHERE) {
  test(`${address} is not found, and the page that says so leads on`, async ({ page, request }) => {
    const response = await page.goto(address)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
    const links = await page
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link instanceof HTMLAnchorElement ? link.pathname : '')))
    expect(links).toEqual(['/', ...LANGUAGES.map((lang) => `/${lang}/`)])
    for (const link of links) expect((await request.get(link)).status()).toBe(200)
  })
}

test('it says in every language, and in that language’s direction, that nothing is here', async ({ page }) => {
  await page.goto('/en/a/b/c/')
  const ways = page.getByRole('listitem')
  await expect(ways).toHaveCount(LANGUAGES.length)
  for (const [index, lang] of LANGUAGES.entries()) {
    await expect(ways.nth(index)).toHaveAttribute('lang', lang)
    await expect(ways.nth(index)).toHaveCSS('direction', ['ar', 'fa'].includes(lang) ? 'rtl' : 'ltr')
  }
  await ways
    .filter({ hasText: 'この' })
    .or(ways.filter({ hasText: '日本語' }))
    .getByRole('link')
    .click()
  await expect(page).toHaveURL('/ja/')
})

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

  test('it leads on all the same', async ({ page }) => {
    await page.goto('/en/a/b/c/')
    await page.getByRole('link', { name: 'Deutsch' }).click()
    await expect(page).toHaveURL('/de/')
  })
})
