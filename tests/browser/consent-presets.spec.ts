import type { Page } from '@playwright/test'
import { consentOn, reloadedBy } from './consent.ts'
import { SCRIPTS, VISITS, withDoubles } from './service-doubles.ts'
import { test as base, expect, origin, storyPath } from './test.ts'

/** A test on the site with every preset. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  baseURL: async ({}, use) => use(origin('presets')),
})

const everything = [...SCRIPTS, ...VISITS].sort()

/** The frame of comments. It loads only near the window, which depends on a machine’s fonts. */
const comments = `https://talk.example/embed?page=${encodeURIComponent(storyPath('en'))}&lang=en`

/** What the services were asked for, without the frame of comments. */
function ofServices(asked: readonly string[]): string[] {
  return asked.filter((address) => address !== comments).sort()
}

/** What the page says on the console, such as a violation of its policy. */
function messagesOf(page: Page): string[] {
  const messages: string[] = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', ({ message }) => messages.push(message))
  return messages
}

async function cookies(page: Page): Promise<string[]> {
  return (await page.context().cookies()).map(({ name }) => name).sort()
}

test('after consent each service gets its settings and counts one visit, and the policy allows all of it', async ({
  page,
}) => {
  const messages = messagesOf(page)
  const asked = await withDoubles(page)
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await expect.poll(() => ofServices(asked)).toEqual(everything)
  expect(messages).toEqual([])
  expect(await cookies(page)).toEqual(['_ga', '_ga_ABCDEF1234', 'masthead-consent', 'poll'])
})

test('withdrawal deletes the cookies of the services and stops them', async ({ page }) => {
  const asked = await withDoubles(page)
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await expect.poll(() => ofServices(asked)).toEqual(everything)
  asked.length = 0
  await reloadedBy(page, () => consentOn(page).withdraw.click())
  await expect(consentOn(page).notice).toBeVisible()
  expect(await cookies(page)).toEqual([])
  // The frame of comments, near the button, was allowed until then.
  expect(asked.filter((address) => everything.includes(address))).toEqual([])
})

test('code that runs before a script is allowed only as it was built', async ({ page }) => {
  await withDoubles(page)
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await expect.poll(() => page.evaluate(() => 'dataLayer' in window)).toBe(true)
  const blocked = await page.evaluate(() => {
    const script = document.createElement('script')
    try {
      script.text = 'window.dataLayer = []'
    } catch {
      return 'not trusted'
    }
    return 'trusted'
  })
  expect(blocked).toBe('not trusted')
})
