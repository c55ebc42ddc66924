import AxeBuilder from '@axe-core/playwright'
import { consentOn, storedAnswer, serviceTest as test } from './consent.ts'
import { expect, storyPath } from './test.ts'

// Without transitions axe measures the colours that stay.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const from of ['settings', 'footerSettings'] as const) {
  test(`the settings open from the ${from === 'settings' ? 'notice' : 'footer'} and close by Escape, deciding nothing`, async ({
    page,
  }) => {
    await page.goto(storyPath('en'))
    const parts = consentOn(page)
    await parts[from].focus()
    await page.keyboard.press('Enter')
    await expect(parts.dialog).toBeVisible()
    await expect(page.locator('cookie-consent dialog:modal')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(parts.dialog).toBeHidden()
    await expect(parts[from]).toBeFocused()
    await expect(parts.notice).toBeVisible()
    expect(await storedAnswer(page)).toBeUndefined()
  })
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

test('the settings fit a small phone and scroll where they do not', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 480 })
  await page.goto(storyPath('de'))
  const { settings, declineAll, dialog, notice } = consentOn(page, 'de')
  await settings.click()
  const box = await dialog.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(480)
  await declineAll.click()
  await expect(notice).toBeHidden()
})

for (const lang of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the notice and the settings in ${lang}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(storyPath(lang))
      const { notice, settings, dialog } = consentOn(page, lang)
      await expect(notice).toBeVisible()
      const asked = await new AxeBuilder({ page }).include('cookie-consent').analyze()
      expect(asked.violations).toEqual([])
      await settings.click()
      await expect(dialog).toBeVisible()
      let found: readonly string[] = []
      const problems: unknown[] = []
      await expect(async () => {
        const { violations, passes } = await new AxeBuilder({ page }).include('cookie-consent dialog').analyze()
        problems.push(...violations)
        found = passes.map(({ id }) => id)
        expect(found).toEqual(expect.arrayContaining(['label', 'button-name'])) // Once it has drawn the fields.
      }).toPass()
      expect(problems).toEqual([])
      // Contrast is measured on letters: wherever the machine has a font that draws them, it must have been.
      const drawn = await dialog.getByRole('heading').evaluate((heading) => {
        const pen = document.createElement('canvas').getContext('2d')
        if (!pen) return true
        pen.font = getComputedStyle(heading).font
        // Without a font every letter is the same empty box.
        return (
          new Set(
            [...heading.textContent].filter((letter) => letter !== ' ').map((letter) => pen.measureText(letter).width),
          ).size > 1
        )
      })
      expect(drawn || lang !== 'en').toBe(true)
      if (drawn) expect(found).toContain('color-contrast')
    })
  }
}
