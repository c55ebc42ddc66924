import type { Page } from '@playwright/test'
import CHOICE from './language-chooser.json' with { type: 'json' }
import { recordShifts, shifts } from './shifts.ts'
import { expect, JOURNEY, LANGUAGES, test } from './test.ts'

/** The first language of a browser, the name of the language that is offered, and the text of the offer. */
const OFFERS = [
  ['fr-FR', 'Français', 'Langue de votre navigateur'],
  ['zh-TW', '中文', '您的浏览器语言'],
  ['pt-BR', 'Português (Brasil)', 'Idioma do seu navegador'],
  ['fa', 'فارسی', 'زبان مرورگر شما'],
] as const

test(
  'every language has a link with its own name, in its own direction, that leads to its front page',
  JOURNEY,
  async ({ page }) => {
    expect(CHOICE.entries.map(([lang]) => lang)).toEqual(LANGUAGES)
    for (const [lang = '', endonym = '', dir = ''] of CHOICE.entries) {
      await page.goto('/')
      const entry = page.getByRole('listitem').filter({ hasText: endonym })
      await expect(entry).toHaveAttribute('lang', lang)
      await expect(entry).toHaveAttribute('dir', dir)
      await expect(entry).toHaveCSS('direction', dir)
      await entry.getByRole('link').click()
      await expect(page).toHaveURL(`/${lang}/`)
    }
  },
)

for (const [locale, endonym, offer] of OFFERS) {
  test.describe(`to a browser set to ${locale}`, () => {
    test.use({ locale })

    test(`${endonym} is offered first, and nobody is sent there`, JOURNEY, async ({ page }) => {
      const visited: string[] = []
      await recordShifts(page)
      page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).pathname))
      await page.goto('/')
      await expect(offers(page)).toHaveText([offer])
      await expect(page.getByRole('listitem').first()).toContainText(`${endonym} ${offer}`)
      await page.waitForLoadState('networkidle')
      expect(await shifts(page)).toEqual([])
      expect(visited).toEqual(['/'])
    })
  })
}

test.describe('to a browser set to a language that the publication lacks', () => {
  test.use({ locale: 'sw-KE' })

  test('no language is marked', async ({ page }) => {
    await page.goto('/')
    await page.waitForFunction(() => customElements.get('language-offer') !== undefined)
    await expect(offers(page)).toHaveCount(0)
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, locale: 'fr-FR' })

  test('every language has a link that works, and none is marked', JOURNEY, async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('listitem')).toHaveCount(LANGUAGES.length)
    await expect(offers(page)).toHaveCount(0)
    await page.getByRole('link', { name: /^Français/ }).click()
    await expect(page).toHaveURL('/fr/')
  })
})

function offers(page: Page) {
  return page.locator('.offer').filter({ visible: true })
}
