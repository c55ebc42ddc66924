import type { Locator, Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { expect, origin, test } from './test.ts'

/** The pictures of the story, in order. The drawing has a photograph's files, too. */
const NAMES = [
  'A field under the sky',
  'A tower, taken with the camera on its side',
  'A drawing',
  'A stamp',
  'The coast',
  'The hills',
  'The field again',
  'The coast again',
  'The hills again',
] as const

const DIRECTIONS = {
  en: { forward: 'ArrowRight', back: 'ArrowLeft' },
  ar: { forward: 'ArrowLeft', back: 'ArrowRight' },
}

for (const [lang, { forward, back }] of Object.entries(DIRECTIONS)) {
  test.describe(lang, () => {
    const words = messagesFor(lang)

    test('a picture opens in a dialog, whole, with its caption, credit and licence', async ({ page }) => {
      const dialog = await open(page, lang, 'The coast')
      await expectShown(dialog, 'The coast')
      const figure = dialog.locator('figure').nth(NAMES.indexOf('The coast'))
      await expect(figure).toContainText('The coast at noon')
      await expect(figure.getByRole('link', { name: 'Ann Lens' })).toHaveAttribute('rel', 'license')
      const { fit, filter } = await figure.locator('img').evaluate((image) => {
        const { objectFit: fit, filter } = getComputedStyle(image)
        return { fit, filter }
      })
      expect({ fit, filter }).toEqual({ fit: 'contain', filter: 'none' })
      await expect(dialog.getByRole('button', { name: words.close })).toBeFocused()
    })

    test('keys and buttons go from one picture to the next and end at the first and the last', async ({ page }) => {
      const dialog = await open(page, lang, 'A field under the sky')
      await page.keyboard.press(back)
      await expectShown(dialog, 'A field under the sky')
      await page.keyboard.press(forward)
      await expectShown(dialog, 'A tower, taken with the camera on its side')
      await dialog.getByRole('button', { name: words.nextPicture }).click()
      await expectShown(dialog, 'A drawing')
      await dialog.getByRole('button', { name: words.previousPicture }).click()
      await expectShown(dialog, 'A tower, taken with the camera on its side')
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'The hills again' }).click()
      await page.keyboard.press(forward)
      await expectShown(dialog, 'The hills again')
    })

    test('the focus returns there even if the last event of scrolling comes when it is closed', async ({ page }) => {
      const dialog = await open(page, lang, 'The coast')
      await page.keyboard.press(forward)
      await expectShown(dialog, 'The hills')
      await dialog.evaluate((viewer) => {
        if (viewer instanceof HTMLDialogElement) viewer.close()
        viewer.querySelector('div')?.dispatchEvent(new Event('scroll'))
      })
      await expect(page.getByRole('link', { name: 'The hills', exact: true })).toBeFocused()
    })

    test('Escape and the button close it, and the focus returns to the picture shown last', async ({ page }) => {
      const dialog = await open(page, lang, 'The coast')
      await page.keyboard.press(forward)
      await expectShown(dialog, 'The hills')
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await expect(page.getByRole('link', { name: 'The hills', exact: true })).toBeFocused()
      await page.keyboard.press('Enter')
      await expectShown(dialog, 'The hills')
      await dialog.getByRole('button', { name: words.close }).press('Enter')
      await expect(page.getByRole('link', { name: 'The hills', exact: true })).toBeFocused()
    })
  })
}

test('its buttons are 44 pixels high and wide, and nothing moves behind it', async ({ page }) => {
  const dialog = await open(page, 'en', 'The coast')
  for (const button of await dialog.getByRole('button').all()) {
    const { width, height } = (await button.boundingBox()) ?? { width: 0, height: 0 }
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
  }
})

test('a picture is a link to its largest file, also where the script of the dialog cannot be loaded', async ({
  page,
}) => {
  await page.route(/\/assets\/lazy/, (route) => route.abort())
  await page.goto(`${origin('pictures')}/en/pictures/`)
  const link = page.getByRole('link', { name: 'The coast', exact: true })
  const widest = await link.evaluate((element) => {
    const [set = ''] = [...element.querySelectorAll('source')].map(({ srcset }) => srcset)
    return Math.max(...[...set.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width)))
  })
  await expect(link).toHaveAttribute('href', new RegExp(`-${widest}\\.[\\da-f]+\\.webp$`))
  await link.click()
  await page.waitForURL(/\.webp$/)
})

async function open(page: Page, lang: string, name: string): Promise<Locator> {
  await page.goto(`${origin('pictures')}/${lang}/pictures/`)
  await page.waitForFunction(() => customElements.get('read-with'))
  await page.getByRole('link', { name, exact: true }).click()
  const dialog = page.locator('.viewer')
  await expect(dialog).toBeVisible()
  return dialog
}

async function expectShown(dialog: Locator, name: string): Promise<void> {
  await expect(dialog.getByRole('img', { name, exact: true })).toBeInViewport({ ratio: 0.9 })
}
