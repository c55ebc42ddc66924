import { expect, LANGUAGES, storyPath, test } from './test.ts'

for (const lang of LANGUAGES) {
  test(`the story opens in ${lang}, in its own language and direction, without a word on the console`, async ({
    page,
  }) => {
    const messages: string[] = []
    page.on('console', (message) => messages.push(message.text()))
    page.on('pageerror', (error) => messages.push(error.message))
    await page.goto(storyPath(lang))
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expect(page.locator('html')).toHaveAttribute('dir', ['ar', 'fa'].includes(lang) ? 'rtl' : 'ltr')
    await expect(page.locator('h1')).toBeVisible()
    await expect(page.locator('cookie-consent .consent')).toBeVisible()
    expect(messages).toEqual([])
  })
}
