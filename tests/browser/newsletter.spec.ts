import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { consentOn } from './consent.ts'
import { test as base, builtPage, expect, origin, storyPath } from './test.ts'

/** A test on the site with a newsletter at every place. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  baseURL: async ({}, use) => use(origin('presets')),
})

const PROVIDER = 'https://buttondown.com'

// So still that no colour is on its way when axe looks.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** Answers everything that is asked of other sites, and returns the method, address and body of each request. */
async function withProvider(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.route(/^https:/, (route) => {
    const request = route.request()
    asked.push([request.method(), request.url(), request.postData() ?? ''].join(' ').trim())
    return route.fulfill({ contentType: 'text/html', body: '<title>Thanks</title><p>Look into your mail.' })
  })
  return asked
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader subscribes from a story; nothing is asked of the provider before', async ({ page }) => {
    const asked = await withProvider(page)
    await page.goto(storyPath('ar'))
    const words = messagesFor('ar')
    const form = page.locator('main .newsletter')
    await form.getByRole('textbox', { name: words.emailAddress }).fill('ada@reader.example')
    expect(asked).toEqual([])
    await form.getByRole('textbox').press('Enter')
    await expect(page).toHaveTitle('Thanks')
    expect(asked).toEqual([
      `POST ${PROVIDER}/api/emails/embed-subscribe/gazette email=ada%40reader.example&embed=1&tag=news-ar`,
    ])
  })
})

test('an address that is none is not sent', async ({ page }) => {
  const asked = await withProvider(page)
  await page.goto(storyPath('en'))
  await consentOn(page).decline.click()
  const form = page.locator('main .newsletter')
  await form.getByRole('textbox').fill('ada')
  await form.getByRole('button', { name: 'Subscribe' }).click()
  await expect(form.getByRole('textbox')).toBeFocused()
  expect(await form.getByRole('textbox').evaluate((input) => input.matches(':invalid'))).toBe(true)
  expect(asked).toEqual([])
})

test('pages with the form may send it to the provider alone, and other pages may send nothing', () => {
  const actionOf = (address: string) => builtPage(address, 'presets').match(/form-action ([^;]*)/)?.[1]
  for (const address of [storyPath('en'), '/ar/', '/en/about/']) expect(actionOf(address), address).toBe(PROVIDER)
  for (const address of ['/', '/404.html', '/en/offline/']) expect(actionOf(address), address).toBe("'none'")
})

test('comments are in a frame of a service, which nobody contacts before the button is used', async ({ page }) => {
  const asked = await withProvider(page)
  await page.goto(storyPath('ar'))
  await consentOn(page, 'ar').decline.click()
  const comments = page.locator('.comments')
  await expect(comments.getByRole('heading', { name: messagesFor('ar').comments })).toBeVisible()
  expect(asked).toEqual([])
  await comments.getByRole('button', { name: messagesFor('ar').embedShow }).click()
  const frame = `https://talk.example/embed?page=${encodeURIComponent(storyPath('ar'))}&lang=ar`
  await expect.poll(() => asked).toEqual([`GET ${frame}`])
  await expect(comments.locator('iframe')).toHaveAttribute('sandbox', /allow-forms/)
})

test('each page has one form; axe finds nothing, in either direction, light or dark, and nothing is cut off at 320 pixels', async ({
  page,
}) => {
  await withProvider(page)
  await page.setViewportSize({ width: 320, height: 900 })
  for (const address of [storyPath('en'), storyPath('ar'), '/ar/']) {
    await page.goto(address)
    const notice = consentOn(page, address.slice(1, 3))
    if (await notice.decline.isVisible()) await notice.decline.click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await expect(page.locator('.newsletter')).toHaveCount(1)
    // Some fonts, such as that of Urdu, make a field wider than a phone by itself.
    await page.locator('[type=email]').evaluate((field: HTMLInputElement) => field.setAttribute('size', '60'))
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  }
})
