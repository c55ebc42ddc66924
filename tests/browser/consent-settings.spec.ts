import { fill } from '../../lib/language/fill.ts'
import { consentOn, running, storedAnswer, serviceTest as test } from './consent.ts'
import { expect, origin, storyPath } from './test.ts'

const PURPOSES = ['preferences', 'statistics', 'embeds'] as const

test.beforeEach(async ({ page }) => {
  await page.goto(storyPath('en'))
})

test('necessary is on and cannot be changed; every other purpose is off until it is allowed', async ({ page }) => {
  const { settings, box, dialog } = consentOn(page)
  await settings.click()
  await expect(box('necessary')).toBeChecked()
  await expect(box('necessary')).toBeDisabled()
  for (const purpose of PURPOSES) {
    await expect(box(purpose)).not.toBeChecked()
    await expect(box(purpose)).toBeEnabled()
  }
  await expect(dialog.getByRole('checkbox')).toHaveCount(1 + PURPOSES.length)
})

test('each service is named under its purpose', async ({ page }) => {
  const { settings, box, words } = consentOn(page)
  await settings.click()
  await expect(box('statistics')).toHaveAccessibleName(new RegExp(`${fill(words.services, 'Loopback Count')}$`))
  await expect(box('preferences')).toHaveAccessibleName(new RegExp(`${fill(words.services, 'Loopback Settings')}$`))
  await expect(box('embeds')).toHaveAccessibleName(new RegExp(`${fill(words.services, 'Loopback Films')}$`))
  await expect(page.getByText('Loopback Count')).toHaveCount(1)
  await expect(page.getByText('Loopback Settings')).toHaveCount(1)
})

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

for (const purpose of PURPOSES) {
  test(`Save allows ${purpose} alone where that alone is ticked, and shows it ticked again`, async ({ page }) => {
    const { settings, save, footerSettings, notice, box, status, words } = consentOn(page)
    await settings.click()
    await box(purpose).check()
    await save.click()
    await expect(notice).toBeHidden()
    await expect(status).toHaveText(words.consentSaved)
    expect((await storedAnswer(page))?.purposes).toBe(purpose)
    await page.reload()
    await footerSettings.click()
    for (const other of PURPOSES) await expect(box(other)).toBeChecked({ checked: other === purpose })
  })
}

test('Save with nothing ticked is a refusal', async ({ page }) => {
  const { settings, save, notice } = consentOn(page)
  await settings.click()
  await save.click()
  await expect(notice).toBeHidden()
  expect((await storedAnswer(page))?.purposes).toBe('')
})

test('Decline all refuses everything, whatever is ticked', async ({ page }) => {
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
