import { consentOn, running, serviceTest as test } from './consent.ts'
import { expect, JOURNEY, storyPath } from './test.ts'

const ANSWERS = [
  { name: 'a refusal', button: 'decline', services: [] },
  { name: 'a consent', button: 'accept', services: ['loopback_count', 'loopback_settings'] },
] as const

for (const { name, button, services } of ANSWERS) {
  test(`${name} is remembered after a reload, on another page and in another language`, JOURNEY, async ({ page }) => {
    await page.goto(storyPath('en'))
    await consentOn(page)[button].click()
    await expect(consentOn(page).notice).toBeHidden()
    const open = [
      { lang: 'en', visit: () => page.reload() },
      { lang: 'en', visit: () => page.goto('/en/privacy/') },
      { lang: 'ar', visit: () => page.goto(storyPath('ar')) },
      { lang: 'zh', visit: () => page.goto('/zh/') },
    ]
    for (const { lang, visit } of open) {
      await visit()
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(consentOn(page, lang).withdraw).toBeVisible()
      await expect(consentOn(page, lang).notice).toBeHidden()
      await expect.poll(() => running(page)).toEqual(services)
    }
  })

  test(`${name} given in one tab holds in another as soon as it is looked at`, async ({ page, context }) => {
    const other = await context.newPage()
    await page.goto(storyPath('en'))
    await other.goto(storyPath('de'))
    await consentOn(other, 'de')[button].click()
    await expect(consentOn(page).notice).toBeVisible()
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(consentOn(page).notice).toBeHidden()
    await expect.poll(() => running(page)).toEqual(services)
  })
}

test('a consent withdrawn in one tab stops the services in another as soon as it is looked at', async ({
  page,
  context,
}) => {
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await expect.poll(() => running(page)).not.toEqual([])
  const other = await context.newPage()
  await other.goto(storyPath('de'))
  await consentOn(other, 'de').withdraw.click()
  await expect(consentOn(other, 'de').notice).toBeVisible()
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange'))),
  ])
  await expect(consentOn(page).notice).toBeVisible()
  expect(await running(page)).toEqual([])
})
