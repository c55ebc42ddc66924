import type { Page } from '@playwright/test'
import { consentOn, reloadedBy, running, serviceTest } from './consent.ts'
import { twoFrames } from './place.ts'
import { expect, storyPath, test } from './test.ts'

/** The ways in which browsers keep a page from storing anything. */
const BLOCKS = {
  'says that cookies are off': () => {
    Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false })
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined })
  },
  'throws at every cookie': () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse })
  },
  'throws at every cookie and every storage': () => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false })
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse })
    for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, store, { get: refuse })
    }
  },
}

for (const [name, block] of Object.entries(BLOCKS)) {
  test(`a browser that ${name} is asked nothing, and nothing breaks`, async ({ page }) => {
    const errors = errorsOf(page)
    await page.addInitScript(block)
    for (const address of ['/', '/en/', '/en/cookies/']) {
      await page.goto(address)
      await expect(page.locator('h1').first()).toBeVisible()
      await expect(consentOn(page).notice).toBeHidden()
    }
    await page.goto(storyPath('en'))
    await page.getByRole('button', { name: consentOn(page).words.chooseLanguage }).click()
    await expect(page.getByRole('navigation', { name: consentOn(page).words.chooseLanguage }).first()).toBeVisible()
    expect(errors).toEqual([])
  })

  serviceTest(
    `a browser that ${name} gets what it allows on this page, and is told that it will not last`,
    async ({ page }) => {
      const errors = errorsOf(page)
      await page.addInitScript(block)
      await page.route('**/{count,settings}.js', (route) => {
        const body = `window.${route.request().url().includes('count') ? 'loopback_count' : 'loopback_settings'} = true`
        return route.fulfill({ contentType: 'text/javascript', body })
      })
      await page.goto(storyPath('en'))
      const { footerSettings, box, save, status, words, notice, withdraw } = consentOn(page)
      await footerSettings.click()
      await box('statistics').check()
      await save.click()
      await expect(status).toHaveText(words.consentNotKept)
      await expect.poll(() => running(page)).toEqual(['loopback_count'])
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
      await footerSettings.click()
      await expect(box('statistics')).toBeChecked()
      await page.keyboard.press('Escape')
      await reloadedBy(page, () => withdraw.click())
      await expect(notice).toBeHidden()
      expect(await running(page)).toEqual([])
      expect(errors).toEqual([])
    },
  )
}

test('where a blocker hides the settings, asking for them makes no page inert', async ({ page }) => {
  await page.goto(storyPath('en'))
  await page.locator('cookie-consent').evaluate((one) => one.toggleAttribute('hidden', true))
  await consentOn(page).footerSettings.click()
  await twoFrames(page)
  await expect(page.locator(':modal')).toHaveCount(0)
})

serviceTest('where only storage throws, the cookies of every service are still deleted', async ({ page }) => {
  const errors = errorsOf(page)
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: refuse, configurable: true })
  })
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await expect
    .poll(async () => (await page.context().cookies()).map(({ name }) => name).sort())
    .toEqual(['loopback_count', 'loopback_settings', 'masthead-consent'])
  await reloadedBy(page, () => consentOn(page).withdraw.click())
  await expect(consentOn(page).notice).toBeVisible()
  await page.evaluate(() => Reflect.deleteProperty(window, 'localStorage'))
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual([])
  expect(errors).toEqual([])
})

function errorsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return errors
}
