import { expect, LANGUAGES, origin, storyPath, test } from './test.ts'

/** Where the publication whose story is not in Persian is served. */
const at = (path: string) => origin('partial') + path
const others = LANGUAGES.filter((lang) => lang !== 'fa')

for (const place of ['masthead', 'footer'] as const) {
  test(`in the ${place} a language that a story lacks stands apart, under a heading of its own`, async ({ page }) => {
    await page.goto(at(storyPath('en')))
    if (place === 'masthead') await page.getByRole('button', { name: 'CHOOSE YOUR LANGUAGE' }).click()
    const choice = page
      .getByRole(place === 'masthead' ? 'banner' : 'contentinfo')
      .getByRole('navigation')
      .filter({ hasText: 'CHOOSE YOUR LANGUAGE' })
    await expect(choice.getByRole('heading', { level: 3 })).toHaveText(['This page', 'Homepage only'])
    const [here, elsewhere] = await choice.getByRole('list').all()
    await expect(here?.locator('a[hreflang]') ?? choice).toHaveCount(others.length)
    // A story can be read beside those that it has.
    await expect(here?.locator('.beside') ?? choice).toHaveCount(place === 'masthead' ? others.length - 1 : 0)
    await expect(elsewhere?.getByRole('link') ?? choice).toHaveText(['فارسی'])
    await choice.getByRole('link', { name: 'فارسی' }).click()
    await expect(page).toHaveURL(at('/fa/'))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
}

test('a page that has every language has one list and no heading over it', async ({ page }) => {
  await page.goto(at('/en/about/'))
  const choice = page.getByRole('contentinfo').getByRole('navigation', { name: 'Languages' })
  await expect(choice.getByRole('list')).toHaveCount(1)
  await expect(choice.getByRole('heading', { level: 3 })).toHaveCount(0)
  await expect(choice.getByRole('link')).toHaveCount(LANGUAGES.length)
})

test('the story that lacks a language is not there in it, and its front page does not offer it', async ({ page }) => {
  const response = await page.goto(at(storyPath('fa')))
  expect(response?.status()).toBe(404)
  await page.goto(at('/fa/'))
  await expect(page.locator(`a[href*="${storyPath('fa').split('/').at(-2)}"]`)).toHaveCount(0)
})

test('a story counts the languages that it has', async ({ page }) => {
  await page.goto(at(storyPath('en')))
  await expect(page.getByRole('main').locator('a[href="#footer-languages"]')).toHaveText('11')
})
