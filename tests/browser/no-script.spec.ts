import { expect, JOURNEY, storyPath, test } from './test.ts'
import { writtenPages } from './written.ts'

test.use({ javaScriptEnabled: false })

for (const lang of ['en', 'ar']) {
  test(
    `without script every page in ${lang} reads to its end and shows no control that does nothing`,
    JOURNEY,
    async ({ page }) => {
      for (const { address, title } of writtenPages(lang)) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1 }), address).toHaveText(title)
        const text = page.locator('main :is(h1, h2, h3, p, li, figcaption, dd)')
        expect(await text.count(), address).toBeGreaterThan(3)
        await expect(text.filter({ visible: false }), address).toHaveCount(0)
        // A button works without script if it opens or closes a popover; everything else it could do needs script.
        const controls = page.locator(':is(button:not([popovertarget]), input, select, textarea, [onclick])')
        await expect(controls.filter({ visible: true }), address).toHaveCount(0)
        await expect(page.locator('cookie-consent').filter({ visible: true }), address).toHaveCount(0)
      }
    },
  )
}

test('without script the choice of language opens, closes and leads to the same story', JOURNEY, async ({ page }) => {
  await page.goto(storyPath('en'))
  const choice = page.getByRole('banner').getByRole('navigation', { name: 'CHOOSE YOUR LANGUAGE' })
  await expect(choice).toBeHidden()
  await page.getByRole('button', { name: 'CHOOSE YOUR LANGUAGE' }).click()
  await expect(choice).toBeVisible()
  await choice.getByRole('button', { name: 'Close' }).click()
  await expect(choice).toBeHidden()
  await page.getByRole('button', { name: 'CHOOSE YOUR LANGUAGE' }).click()
  await choice.getByRole('link', { name: '日本語' }).click()
  await expect(page).toHaveURL(storyPath('ja'))
})

test('without script the list of languages in the footer leads to the same page', JOURNEY, async ({ page }) => {
  await page.goto('/de/terms/')
  const list = page.getByRole('contentinfo').getByRole('navigation').filter({ hasText: 'Português' })
  await list.getByRole('link', { name: 'Português' }).click()
  await expect(page).toHaveURL('/pt/terms/')
})

test(
  'without script the way past the masthead, and from a story to its languages, works',
  JOURNEY,
  async ({ page }) => {
    await page.goto(storyPath('fr'))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#main$/)
    await page.getByRole('main').getByRole('button', { name: /12$/ }).click()
    await page.locator('#languages').getByRole('link', { name: 'हिन्दी' }).click()
    await expect(page).toHaveURL(storyPath('hi'))
  },
)
