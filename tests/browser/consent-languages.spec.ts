import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { PUBLICATION } from '../fixtures/publication.ts'
import { consentOn } from './consent.ts'
import { expect, LANGUAGES, origin, storyPath, test } from './test.ts'

const site: { consent: { notice: Record<string, { text: string; privacy: string; terms: string }> } } = parse(
  readFileSync(path.join(PUBLICATION, 'site.yaml'), 'utf8'),
)

for (const lang of LANGUAGES) {
  const { text, privacy, terms } = site.consent.notice[lang] ?? { text: '', privacy: '', terms: '' }

  test(`the notice in ${lang} says what site.yaml says, then what the site does, in that language`, async ({
    page,
  }) => {
    await page.goto(storyPath(lang))
    const { notice, accept, decline, settings, words } = consentOn(page, lang)
    expect(await notice.getByRole('paragraph').allTextContents()).toEqual([text, words.cookieTruth])
    for (const button of [accept, decline, settings]) await expect(button).toBeVisible()
    await expect(notice.getByRole('button')).toHaveCount(3)
  })

  test(`the notice in ${lang} links its two policies, and both pages are there in ${lang}`, async ({ page }) => {
    const { notice } = consentOn(page, lang)
    for (const [words, address] of [
      [privacy, `/${lang}/privacy/`],
      [terms, `/${lang}/terms/`],
    ] as const) {
      await page.goto(storyPath(lang))
      await expect(notice.getByRole('link')).toHaveCount(2)
      await notice.getByRole('link', { name: words, exact: true }).click()
      await page.waitForURL((url) => url.pathname === address)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(notice).toBeVisible()
    }
  })

  test(`the settings in ${lang} speak ${lang}`, async ({ page }) => {
    await page.goto(`${origin('services')}${storyPath(lang)}`)
    const { footerSettings, withdraw, dialog, save, declineAll, box, words } = consentOn(page, lang)
    await expect(withdraw).toBeVisible()
    await footerSettings.click()
    await expect(dialog.getByRole('heading', { name: words.cookieSettings, exact: true })).toBeVisible()
    for (const purpose of ['necessary', 'preferences', 'statistics', 'embeds'] as const) {
      await expect(box(purpose)).toHaveAccessibleName(new RegExp(`^${words[purpose]} ?${words[`${purpose}About`]}`))
    }
    for (const button of [save, declineAll]) await expect(button).toBeVisible()
    await expect(dialog.getByRole('button')).toHaveText([words.close, words.saveChoices, words.declineAll])
  })
}

for (const lang of LANGUAGES) {
  test(`the buttons in ${lang} follow its direction`, async ({ page }) => {
    await page.goto(storyPath(lang))
    const { accept, decline, settings, save, declineAll } = consentOn(page, lang)
    const startsRight = ['ar', 'fa'].includes(lang)
    for (const [first, second] of [
      [accept, decline],
      [save, declineAll],
    ] as const) {
      if (first === save) await settings.click()
      const [a, b] = [await first.boundingBox(), await second.boundingBox()]
      expect((a?.x ?? 0) > (b?.x ?? 0)).toBe(startsRight)
    }
  })
}

for (const [width, height] of [
  [390, 844],
  [360, 640],
] as const) {
  test(`on a phone of ${width} × ${height} what the site does is read without scrolling, and the headline too`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    for (const lang of LANGUAGES) {
      await page.goto(storyPath(lang))
      const { notice, words } = consentOn(page, lang)
      await expect(notice.getByText(words.cookieTruth, { exact: true }), lang).toBeInViewport({ ratio: 1 })
      const [box, truth, headline] = await Promise.all(
        [notice, notice.getByText(words.cookieTruth), page.locator('h1')].map((part) => part.boundingBox()),
      )
      expect(box?.height, lang).toBeLessThanOrEqual(height / 3)
      expect((headline?.y ?? 0) + (headline?.height ?? height), lang).toBeLessThanOrEqual(box?.y ?? 0)
      // A line of the publisher's sentence is above it.
      expect((truth?.y ?? 0) - (box?.y ?? 0), lang).toBeGreaterThan(24)
    }
  })
}

test('the last line of the notice has room for the dots below Arabic letters', async ({ page }) => {
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(storyPath('ar'))
    const room = await consentOn(page, 'ar')
      .notice.getByRole('paragraph')
      .last()
      .evaluate((last) => {
        const range = document.createRange()
        range.selectNodeContents(last)
        const line = [...range.getClientRects()].at(-1)
        return last.getBoundingClientRect().bottom - (line?.bottom ?? 0)
      })
    expect(room, `at ${width} px`).toBeGreaterThanOrEqual(2)
  }
})
