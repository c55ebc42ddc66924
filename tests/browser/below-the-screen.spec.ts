import { expect, storyPath, test } from './test.ts'

test('the footer is laid out only when a reader nears it, so that its dozen scripts do not keep the text waiting', async ({
  page,
}) => {
  await page.setViewportSize({ width: 412, height: 823 })
  await page.goto(storyPath('en'))
  const isLaidOut = () =>
    page.evaluate(() => document.querySelector('.foot .langs')?.checkVisibility({ contentVisibilityAuto: true }))
  expect(await isLaidOut()).toBe(false)
  await page.keyboard.press('End')
  await expect.poll(isLaidOut).toBe(true)
})

test('the keyboard reaches the footer from the text, and a link to a place in it leads there', async ({ page }) => {
  await page.goto(`${storyPath('en')}#footer-languages`)
  await expect(page.locator('#footer-languages')).toBeInViewport()
  await page.goto(storyPath('en'))
  await page.locator('.foot .mark').focus()
  await expect(page.locator('.foot .mark')).toBeInViewport()
})
