import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { consentOn, storeAnswer, serviceTest as test } from './consent.ts'
import { EMBEDDED } from './harbour-stories.ts'
import { builtPage, expect, storyPath } from './test.ts'

const service = () => process.env.SERVICE_URL ?? ''
const STORY = `/en/${EMBEDDED}/`

test('nothing is asked of the host before a reader wants it; the button asks for one embed, and it takes the still’s place', async ({
  page,
}) => {
  const { asked, messages } = watch(page)
  await page.goto(STORY)
  await expect(page.getByRole('img', { name: 'A ship before a dark sea' })).toBeVisible()
  await expect(page.getByText(new URL(service()).host)).toHaveCount(2)
  await expect(page.getByRole('link', { name: 'The last ship comes in' })).toHaveAttribute(
    'href',
    `${service()}/watch/film`,
  )
  await consentOn(page).decline.click()
  const film = page.locator('#embed1')
  await film.getByRole('button', { name: 'Show content' }).focus()
  expect(asked).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => asked).toEqual([`${service()}/embed/film`])
  const frame = film.locator('iframe')
  await expect(frame).toBeFocused()
  await expect(frame).toHaveAttribute('title', 'The last ship comes in')
  await expect(frame).toHaveAttribute('referrerpolicy', 'strict-origin')
  await expect(frame).toHaveAttribute('loading', 'lazy')
  await expect(frame).toHaveAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation')
  await expect(page.getByRole('img', { name: 'A ship before a dark sea' })).toBeHidden()
  await expect(page.locator('#embed2 iframe')).toHaveCount(0)
  expect(messages).toEqual([])
})

test('with consent to embeds each is shown by itself; when it is withdrawn the stills are back', async ({ page }) => {
  const { asked } = watch(page)
  await page.setViewportSize({ width: 1024, height: 3000 })
  await page.goto(STORY)
  const { settings, box, save, withdraw } = consentOn(page)
  await settings.click()
  await box('embeds').check()
  await save.click()
  await expect.poll(() => asked.toSorted()).toEqual([`${service()}/embed/film`, `${service()}/embed/sound`])
  await page.reload()
  await expect(page.locator('#embed1 iframe')).toBeVisible()
  await withdraw.click()
  await expect(page.locator('iframe')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Show content' })).toHaveCount(2)
})

test('a refusal, and an answer to an older notice, are respected', async ({ page }) => {
  const { asked } = watch(page)
  for (const answer of [
    'version=1&date=2025-01-01&purposes=preferences.statistics',
    'version=0&date=2025-01-01&purposes=embeds',
  ]) {
    await storeAnswer(page, answer)
    await page.goto(STORY)
    await expect(page.locator('#embed1').getByRole('button')).toBeVisible()
    await page.mouse.click(5, 5)
    await expect(page.locator('iframe')).toHaveCount(0)
  }
  expect(asked).toEqual([])
})

test('the policy allows the frame’s host on a page with an embed, and on no other', async ({ page }) => {
  const policyOf = (address: string) =>
    builtPage(address, 'services').match(/Content-Security-Policy" content="([^"]*)"/)?.[1]
  expect(policyOf(STORY)).toContain(`frame-src ${service()};`)
  for (const address of ['/', '/en/', storyPath('en'), '/en/about/'])
    expect(policyOf(address)).not.toContain('frame-src')
  expect(builtPage(storyPath('en'), 'services')).not.toContain('embed-frame')
  await page.goto(storyPath('en'))
  const violation = page.evaluate(
    (src) =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective))
        const frame = document.createElement('iframe')
        frame.src = src
        document.body.append(frame)
      }),
    `${service()}/embed/film`,
  )
  expect(await violation).toBe('frame-src')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('an embed is its still and a plain link; no button is there', async ({ page }) => {
    await page.goto(STORY)
    await expect(page.getByRole('link', { name: 'The last ship comes in' })).toBeVisible()
    await expect(page.locator('.embed button').first()).toBeHidden()
  })
})

test('print shows the address, and neither a frame nor a button', async ({ page }) => {
  await page.goto(STORY)
  await consentOn(page).decline.click()
  await page.locator('#embed1 button').click()
  await page.emulateMedia({ media: 'print' })
  const link = page.getByRole('link', { name: 'The last ship comes in' })
  expect(await link.evaluate((it) => getComputedStyle(it, '::after').content)).toContain(`${service()}/watch/film`)
  await expect(page.locator('.embed :is(iframe, button)').first()).toBeHidden()
  await expect(page.locator('#embed1 img')).toBeVisible()
})

test('axe finds nothing, in either direction, light or dark, and nothing is cut off at 320 pixels', async ({
  page,
}) => {
  for (const lang of ['en', 'ar']) {
    await page.setViewportSize({ width: 320, height: 900 })
    await page.goto(`/${lang}/${EMBEDDED}/`)
    if (lang === 'en') await consentOn(page).decline.click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  }
})

/** What is asked of the service, and what a page says on the console. */
function watch(page: Page): { asked: string[]; messages: string[] } {
  const [asked, messages]: [string[], string[]] = [[], []]
  page.on('request', (request) => void (request.url().startsWith(service()) && asked.push(request.url())))
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', ({ message }) => messages.push(message))
  return { asked, messages }
}
