import { consentOn, kept, running, storeAnswer, storedAnswer, serviceTest as test } from './consent.ts'
import { expect, LANGUAGES, storyPath } from './test.ts'

// Global Privacy Control: https://www.w3.org/TR/gpc/
test.describe('where the browser objects', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  })

  test('Accept allows no statistics', async ({ page }) => {
    const { accept, notice } = consentOn(page)
    await page.goto(storyPath('en'))
    await accept.click()
    await expect(notice).toBeHidden()
    await expect.poll(() => running(page)).toEqual(['loopback_settings'])
    expect((await storedAnswer(page))?.purposes).toBe('preferences.embeds')
    await page.reload()
    await expect.poll(() => running(page)).toEqual(['loopback_settings'])
    expect((await kept(page)).cookies).toEqual(['loopback_settings', 'masthead-consent'])
  })

  for (const lang of LANGUAGES) {
    test(`the box of statistics is off, locked, and says why in ${lang}`, async ({ page }) => {
      const { settings, box, words } = consentOn(page, lang)
      await page.goto(storyPath(lang))
      await settings.click()
      await expect(box('statistics')).toBeDisabled()
      await expect(box('statistics')).not.toBeChecked()
      await expect(page.getByText(words.statisticsRefused)).toBeVisible()
      await expect(box('preferences')).toBeEnabled()
      await expect(box('embeds')).toBeEnabled()
    })
  }

  test('a consent to statistics given earlier is overruled', async ({ page }) => {
    await storeAnswer(page, 'version=2&date=2026-03-04&purposes=preferences.statistics.embeds')
    await page.goto(storyPath('en'))
    const { notice, footerSettings, box } = consentOn(page)
    await expect(notice).toBeHidden()
    await expect.poll(() => running(page)).toEqual(['loopback_settings'])
    await footerSettings.click()
    await expect(box('statistics')).not.toBeChecked()
    await expect(box('preferences')).toBeChecked()
  })
})

test.describe('without an objection', () => {
  for (const value of [false, undefined]) {
    test(`the box of statistics is free, and no reason is given: ${value}`, async ({ page }) => {
      await page.addInitScript((signal) => {
        if (signal !== undefined) Object.defineProperty(navigator, 'globalPrivacyControl', { value: signal })
      }, value)
      const { settings, box, words } = consentOn(page)
      await page.goto(storyPath('en'))
      await settings.click()
      await expect(box('statistics')).toBeEnabled()
      await expect(page.getByText(words.statisticsRefused)).toBeHidden()
    })
  }
})
