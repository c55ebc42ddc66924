import { consentOn, SCREENS } from './consent.ts'
import { expect, LANGUAGES, storyPath, test } from './test.ts'

test('the notice is announced politely, and focus stays where it was', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { notice, status, words, decline } = consentOn(page)
  await expect(notice).toBeVisible()
  await expect(status).toHaveText(words.cookieNotice)
  await expect(page.locator('body')).toBeFocused()
  await decline.click()
  await expect(status).toHaveText(words.consentSaved)
})

test('where nothing is asked, nothing is said', async ({ page }) => {
  await page.goto(storyPath('en'))
  await consentOn(page).decline.click()
  await page.reload()
  await expect(consentOn(page).status).toBeEmpty()
})

test('Tab comes to the notice right after the skip link, and goes on to the masthead', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { notice, accept, decline, settings, words } = consentOn(page)
  const [privacy, terms] = [notice.getByRole('link').first(), notice.getByRole('link').last()]
  const skip = page.getByRole('link', { name: words.skipToContent })
  const home = page.getByRole('banner').getByRole('link').first()
  for (const stop of [skip, privacy, terms, accept, decline, settings, home]) {
    await page.keyboard.press('Tab')
    await expect(stop).toBeFocused()
  }
  await page.keyboard.press('Shift+Tab')
  await expect(settings).toBeFocused()
})

test('an answer leads to the main part where nothing had the focus before, and the page stays in place', async ({
  page,
}) => {
  await page.goto(storyPath('en'))
  const { notice, decline } = consentOn(page)
  await page.evaluate(() => scrollTo({ top: 500, behavior: 'instant' }))
  await decline.focus()
  await page.keyboard.press('Enter')
  await expect(notice).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.getByRole('main')).toHaveCSS('outline-style', 'none')
  expect(await page.evaluate(() => scrollY)).toBe(500)
})

test('an answer, in the notice or in the settings, gives the focus back to what had it before', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { notice, accept, settings, withdraw, words } = consentOn(page)
  const before = page.locator('language-picker > button')
  await before.focus()
  await accept.focus()
  await page.keyboard.press('Enter')
  await expect(notice).toBeHidden()
  await expect(before).toBeFocused()
  await withdraw.click()
  await before.focus()
  await settings.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: words.saveChoices }).press('Enter')
  await expect(notice).toBeHidden()
  await expect(before).toBeFocused()
})

for (const lang of LANGUAGES) {
  test(`on a small phone the notice hides nothing that gets the focus in ${lang}`, async ({ page }) => {
    await page.setViewportSize(SCREENS[0])
    await page.goto(storyPath(lang))
    const { notice, withdraw } = consentOn(page, lang)
    const top = (await notice.boundingBox())?.y ?? 0
    const reached: string[] = []
    const covered: string[] = []
    for (let stops = 0; stops < 200; stops++) {
      await page.keyboard.press('Tab')
      const focus = await page.evaluate(() => {
        const element = document.activeElement
        const { bottom = 0 } = element?.getBoundingClientRect() ?? {}
        const name = element?.textContent?.trim() ?? ''
        return { name, bottom, outside: !element?.closest('cookie-consent'), over: element === document.body }
      })
      if (focus.over) break
      reached.push(focus.name)
      if (focus.outside && focus.bottom > top) covered.push(`${focus.name}: ${focus.bottom} > ${top}`)
    }
    expect(reached).toContain(await withdraw.textContent())
    expect(reached.length).toBeGreaterThan(25)
    expect(covered).toEqual([])
  })
}
