import type { Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { consentOn } from './consent.ts'
import { expect, JOURNEY, storyPath, test, WRITINGS } from './test.ts'

const SEPIA = 'rgb(246, 236, 216)'

/** Opens the panel, and waits for what it shows below its head: with script, the head is painted first. */
async function open(page: Page): Promise<void> {
  await page.locator('reader-settings > button').click()
  await expect(page.locator('#reader form')).toBeVisible()
}

async function choose(page: Page, ...values: readonly string[]): Promise<void> {
  await open(page)
  for (const value of values) await page.locator(`#reader input[value="${value}"]`).check({ force: true })
  await page.keyboard.press('Escape')
  await expect(page.locator('#reader')).toBeHidden() // while it closes, the button would not open it
}

function bodySize(page: Page): Promise<number> {
  return page.locator('.body').evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize))
}

function stored(page: Page) {
  return page.evaluate(() => [localStorage, sessionStorage].map((store) => store.getItem('masthead-reader')))
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('every setting applies at once, and one press brings the defaults back', JOURNEY, async ({ page }) => {
      await page.goto(storyPath('en'))
      const html = page.locator('html')
      const before = await bodySize(page)
      await choose(page, 'sepia', '5', 'sans', 'loose', 'wide', 'off')
      await expect(html).toHaveCSS('background-color', SEPIA)
      expect((await bodySize(page)) / before).toBeCloseTo(1.42)
      await expect(page.locator('.prose')).toHaveCSS('font-family', /^system-ui/)
      await expect(page.locator('.btn').first()).toHaveCSS('transition-duration', /^0s(, 0s)*$/)
      await choose(page, 'dark')
      await expect(html).toHaveCSS('background-color', 'rgb(16, 20, 26)')
      await open(page)
      await page.getByRole('button', { name: messagesFor('en').defaults }).click()
      await expect(html).toHaveCSS('background-color', 'rgb(255, 249, 243)') // the paper of an opinion
      expect(await bodySize(page)).toBe(before)
    })
  })
}

test(
  'settings hold on every page of the visit, from the first moment, and are no more than the visit’s',
  JOURNEY,
  async ({ page }) => {
    await page.goto(storyPath('en'))
    await choose(page, 'sepia', '4')
    await expect(page.locator('html')).toHaveAttribute('data-size', '4')
    const [lasting, visit] = await stored(page)
    expect([lasting, JSON.parse(visit ?? '')]).toEqual([null, { theme: 'sepia', size: '4' }])
    await page.route(/\/assets\/masthead/, () => {}) // its script never comes: what shows was there before
    for (const address of ['/en/', '/ar/about/', '/', '/en/topics/']) {
      await page.goto(address, { waitUntil: 'commit' })
      await expect(page.locator('html')).toHaveCSS('background-color', SEPIA)
    }
  },
)

test('what is chosen before the script has come holds, and goes on holding once it has', async ({ page }) => {
  let arrive = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(/\/assets\/masthead/, async (route) => {
    await arrival
    await route.continue()
  })
  await page.goto(storyPath('en'), { waitUntil: 'commit' })
  await choose(page, 'sepia')
  const html = page.locator('html')
  await expect(html).toHaveCSS('background-color', SEPIA)
  await expect(html).not.toHaveAttribute('data-theme')
  arrive()
  await expect(html).toHaveAttribute('data-theme', 'sepia')
  await expect(html).toHaveCSS('background-color', SEPIA)
})

test('allowing preferences makes settings last; withdrawing takes them from the device', async ({ page }) => {
  const { accept, withdraw } = consentOn(page)
  await page.goto(storyPath('en'))
  await choose(page, 'sepia')
  await accept.click()
  await expect.poll(() => stored(page)).toEqual(['{"theme":"sepia"}', null])
  await choose(page, 'loose')
  await page.reload()
  await open(page)
  await expect(page.locator('#reader input[value=sepia]')).toBeChecked()
  await expect(page.locator('#reader input[value=loose]')).toBeChecked()
  await page.keyboard.press('Escape')
  await withdraw.click()
  await expect.poll(() => stored(page)).toEqual([null, null])
  await page.reload()
  await expect(page.locator('html')).not.toHaveCSS('background-color', SEPIA)
})

test('where storage is blocked settings hold for the page, and nothing is thrown', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    for (const store of ['localStorage', 'sessionStorage']) Object.defineProperty(window, store, { get: refuse })
  })
  await page.goto(storyPath('en'))
  await choose(page, 'sepia')
  await expect(page.locator('html')).toHaveCSS('background-color', SEPIA)
  expect(errors).toEqual([])
})

test('the keyboard opens the panel, moves in a row of choices, and closes it', async ({ page }) => {
  await page.goto(storyPath('en'))
  await page.locator('reader-settings > button').focus()
  await page.keyboard.press('Enter')
  await page
    .getByRole('radio', { name: messagesFor('en').auto })
    .first()
    .focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(storyPath('en'))
  await page.keyboard.press('Escape')
  await expect(page.locator('#reader')).toBeHidden()
})

for (const lang of ['ru', ...WRITINGS]) {
  test(`at 320 px the bar is one line in ${lang}, and nothing of the panel or of the largest text is cut off`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(storyPath(lang))
    expect((await page.locator('.bar').boundingBox())?.height).toBeLessThan(70)
    await choose(page, '5', 'wide', 'loose')
    await open(page)
    const wide = await page
      .locator('html, #reader, #reader label')
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent))
    expect(wide).toEqual([])
    const low = await page
      .locator('#reader :is(label, button)')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 43.9).length)
    expect(low).toBe(0)
  })
}
