import type { Page } from '@playwright/test'
import { consentOn, kept, NOTHING } from './consent.ts'
import { everyPage, expect, JOURNEY, journeyIn, LANGUAGES, origin, storyPath, test } from './test.ts'

for (const site of ['seed', 'services'] as const) {
  for (const lang of ['', ...LANGUAGES]) {
    const pages = lang ? everyPage().filter((address) => address.startsWith(`/${lang}/`)) : ['/', '/nowhere/']
    test(
      `before a choice ${lang ? `no page in ${lang}` : 'neither the language chooser nor the 404 page'} of ${site} stores or calls anything`,
      journeyIn(lang || 'en'),
      async ({ page }) => {
        const elsewhere = requestsElsewhere(page, origin(site))
        expect(pages.length).toBeGreaterThan(1)
        for (const address of pages) {
          await page.goto(`${origin(site)}${address}`)
          if (lang) await expect(consentOn(page, lang).notice).toBeVisible()
          await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
          expect(await kept(page), address).toEqual(NOTHING)
        }
        expect(elsewhere).toEqual([])
      },
    )
  }
}

test('to look at the settings and leave them is no choice', JOURNEY, async ({ page }) => {
  const elsewhere = requestsElsewhere(page, origin('services'))
  const { settings, footerSettings, dialog, box } = consentOn(page)
  await page.goto(`${origin('services')}${storyPath('en')}`)
  for (const button of [settings, footerSettings]) {
    await button.click()
    await box('statistics').check()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  expect(await kept(page)).toEqual(NOTHING)
  expect(elsewhere).toEqual([])
})

function requestsElsewhere(page: Page, own: string): string[] {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== own) elsewhere.push(request.url())
  })
  return elsewhere
}
