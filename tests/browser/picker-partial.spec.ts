import { expect, origin, storyPath, test } from './test.ts'

/** Where the publication whose story is not in Persian is served. */
const at = (path: string) => origin('partial') + path

test('the story that lacks a language is not there in it, and its front page does not offer it', async ({ page }) => {
  const response = await page.goto(at(storyPath('fa')))
  expect(response?.status()).toBe(404)
  await page.goto(at('/fa/'))
  await expect(page.locator(`a[href*="${storyPath('fa').split('/').at(-2)}"]`)).toHaveCount(0)
})
