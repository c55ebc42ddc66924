import { consentOn, kept, NOTHING, running, storeAnswer, storedAnswer, serviceTest as test } from './consent.ts'
import { expect, JOURNEY, origin, storyPath } from './test.ts'

const PURPOSES = ['preferences', 'statistics', 'embeds'] as const

test('a purpose without a service is not asked for, and accepting does not allow it', async ({ page }) => {
  await page.goto(origin('seed') + storyPath('en'))
  const { settings, box, notice } = consentOn(page)
  await settings.click()
  // The site itself keeps what preferences allow.
  await expect(box('preferences')).toBeVisible()
  for (const purpose of ['statistics', 'embeds'] as const) await expect(box(purpose)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.locator('.consent [value=accept]').click()
  await expect(notice).toBeHidden()
  expect((await storedAnswer(page))?.purposes).toBe('preferences')
})

test('Save allows embeds alone where that alone is ticked, and shows it ticked again', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { settings, save, footerSettings, notice, box, status, words } = consentOn(page)
  await settings.click()
  await box('embeds').check()
  await save.click()
  await expect(notice).toBeHidden()
  await expect(status).toHaveText(words.consentSaved)
  expect((await storedAnswer(page))?.purposes).toBe('embeds')
  await page.reload()
  await footerSettings.click()
  for (const other of PURPOSES) await expect(box(other)).toBeChecked({ checked: other === 'embeds' })
})

test('Reject all refuses everything, whatever is ticked', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { settings, declineAll, notice, box, footerSettings } = consentOn(page)
  await settings.click()
  for (const purpose of PURPOSES) await box(purpose).check()
  await declineAll.click()
  await expect(notice).toBeHidden()
  expect((await storedAnswer(page))?.purposes).toBe('')
  expect(await running(page)).toEqual([])
  await footerSettings.click()
  for (const purpose of PURPOSES) await expect(box(purpose)).not.toBeChecked()
})

test('to close the settings decides nothing, and forgets what was ticked', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { settings, notice, dialog, box, words } = consentOn(page)
  await settings.click()
  await box('statistics').check()
  await dialog.getByRole('button', { name: words.close, exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(notice).toBeVisible()
  expect(await storedAnswer(page)).toBeUndefined()
  await settings.click()
  await expect(box('statistics')).not.toBeChecked()
})

for (const from of ['settings', 'footerSettings'] as const) {
  test(
    `the settings open from the ${from === 'settings' ? 'notice' : 'footer'} and close by Escape, deciding nothing`,
    JOURNEY,
    async ({ page }) => {
      await page.goto(storyPath('en'))
      const parts = consentOn(page)
      await parts[from].focus()
      await page.keyboard.press('Enter')
      await expect(parts.dialog).toBeVisible()
      await expect(page.locator('cookie-consent dialog:modal')).toBeVisible()
      await parts.box('statistics').check()
      await page.keyboard.press('Escape')
      await expect(parts.dialog).toBeHidden()
      await expect(parts[from]).toBeFocused()
      await expect(parts.notice).toBeVisible()
      expect(await kept(page)).toEqual(NOTHING)
    },
  )
}

test('a choice is shown only once the settings are modal, so that Escape always closes them', async ({ page }) => {
  const { footerSettings, box } = consentOn(page)
  await page.goto(storyPath('en'))
  const shown = await page.locator('cookie-consent dialog').evaluateHandle((it) => {
    const modal: boolean[] = []
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes)
        if (target instanceof HTMLElement && !target.style.display) modal.push(it.matches(':modal'))
    })
    observer.observe(it, { attributeFilter: ['style'], subtree: true })
    return modal
  })
  await footerSettings.click()
  await expect(box('preferences')).toBeVisible()
  const modal = await shown.jsonValue()
  expect(modal.length).toBeGreaterThan(0)
  expect(modal).not.toContain(false)
})

test('Escape decides nothing even after a choice was saved before', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { settings, footerSettings, box, save, dialog } = consentOn(page)
  await settings.click()
  await box('preferences').check()
  await save.click()
  await footerSettings.click()
  await box('preferences').uncheck()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  // Opened again, the settings show what holds now; the page has heard by then that they were closed.
  await footerSettings.click()
  await expect(box('preferences')).toBeChecked()
  expect((await storedAnswer(page))?.purposes).toBe('preferences')
})

test('a choice is made by keyboard alone: open, tick, save', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { settings, dialog, box, save, declineAll, notice, words } = consentOn(page)
  await settings.focus()
  await page.keyboard.press('Space')
  await expect(dialog.getByRole('button', { name: words.close, exact: true })).toBeFocused()
  await expect(declineAll).toBeVisible() // the dialog opens with its head
  for (const stop of [box('preferences'), box('statistics'), box('embeds'), save, declineAll]) {
    await page.keyboard.press('Tab')
    await expect(stop).toBeFocused()
  }
  for (const stop of [save, box('embeds'), box('statistics')]) {
    await page.keyboard.press('Shift+Tab')
    await expect(stop).toBeFocused()
  }
  await page.keyboard.press('Space')
  await expect(box('statistics')).toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(notice).toBeHidden()
  expect((await storedAnswer(page))?.purposes).toBe('statistics')
})

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

  test('the box of statistics is off, locked, and says why', async ({ page }) => {
    const { settings, box, words } = consentOn(page)
    await page.goto(storyPath('en'))
    await settings.click()
    await expect(box('statistics')).toBeDisabled()
    await expect(box('statistics')).not.toBeChecked()
    await expect(page.getByText(words.statisticsRefused)).toBeVisible()
    await expect(box('preferences')).toBeEnabled()
    await expect(box('embeds')).toBeEnabled()
  })

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

test('where the browser does not object, the box of statistics is free, and no reason is given', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: false }))
  const { settings, box, words } = consentOn(page)
  await page.goto(storyPath('en'))
  await settings.click()
  await expect(box('statistics')).toBeEnabled()
  await expect(page.getByText(words.statisticsRefused)).toBeHidden()
})
