import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { LIVE } from './harbour-stories.ts'
import { SITES } from './sites.ts'
import { expect, origin, saidBy, test } from './test.ts'

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
test.use({ baseURL: async ({}, use) => use(origin('unkept')) })

const PAGE = `/en/${LIVE}/`
const now = () => readFileSync(path.join(SITES.unkept, `${PAGE}live.txt`), 'utf8')
const OVER = `<div class="live-now" data-rubric="live">${messagesFor('en').liveOver}</div>`

/** What the next build would publish: the same file with new updates before the others. */
function withNew(...keys: readonly string[]): string {
  const sections = keys.map(
    (key) => `<section id="${key}" class="live-update"><h2>${key}</h2><p>It is new.</p></section>`,
  )
  return now().replace('<section', () => `${sections.join('')}<section`)
}

/** Opens the live story with a clock of its own, and answers what the page asks for. */
async function open(page: Page) {
  const site = { newest: now(), more: now() }
  const asked: string[] = []
  await page.clock.install()
  await page.route(/\/live\.[^/]*txt$/, async (route) => {
    const name = new URL(route.request().url()).pathname
    asked.push(name)
    await route.fulfill({ body: name.includes('/assets/') ? site.more : site.newest, contentType: 'text/plain' })
  })
  await page.goto(PAGE)
  await page.clock.runFor(1000)
  /** Lets a time pass, in steps after each of which the answers have come. */
  const pass = async (seconds: number) => {
    for (let left = seconds; left > 0; left -= 5) {
      await page.clock.runFor(5000)
      await page.evaluate(() => fetch('./')) // an answer that came before this one has been read
    }
  }
  const see = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  return { site, asked, pass, see }
}

test('a new update appears within a minute, above what is read, which does not move, and is announced', async ({
  page,
}) => {
  const said = saidBy(page)
  await page.setViewportSize({ width: 390, height: 400 })
  const { site, asked, pass, see } = await open(page)
  const second = page.locator('#ships')
  await second.evaluate((one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 80))
  const top = () => second.evaluate((one) => one.getBoundingClientRect().top)
  const before = await top()
  site.newest = withNew('pilots')
  await pass(60)
  await expect(page.locator('#pilots')).toHaveText(/It is new/)
  await expect(page.locator('.live-update').first()).toHaveId('pilots')
  expect(Math.abs((await top()) - before)).toBeLessThan(1)
  const link = page.getByRole('status').getByRole('link', { name: 'New updates: 1' })
  await expect(link).toBeInViewport()
  await link.click()
  await expect(page.locator('#pilots')).toBeInViewport()
  await expect(link).toBeHidden()

  // In the background it asks for nothing; when it is seen again, at most twice a minute.
  await see(true)
  const sofar = asked.length
  await pass(300)
  expect(asked).toHaveLength(sofar)
  await see(false)
  await pass(120)
  expect(asked.length - sofar).toBeGreaterThan(0)
  expect(asked.length - sofar).toBeLessThanOrEqual(5) // one at once, and two a minute

  // Nothing is asked after the end.
  site.newest = now().replace(/<div.*?<\/div>/, OVER)
  await pass(60)
  await expect(page.locator('.live-now').first()).toHaveText(messagesFor('en').liveOver)
  const last = asked.length
  await pass(120)
  expect(asked).toHaveLength(last)
  expect(said).toEqual([])
})

test('after more updates than the small file has, the page asks for the file with all of them', async ({ page }) => {
  const { site, asked, pass } = await open(page)
  site.newest = withNew('d', 'c', 'b').replace(/(?<=<section id="b".*?<\/section>).*/, '')
  site.more = withNew('d', 'c', 'b', 'a')
  await pass(60)
  expect(await page.locator('.live-update').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
    'd',
    'c',
    'b',
    'a',
    'fog',
    'ships',
    'quay',
  ])
  expect(asked.map((name) => name.replace(/[\da-f]{12}/, '…'))).toEqual([`${PAGE}live.txt`, '/assets/live.….txt'])
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a live story is whole, and each update has an address', async ({ page }) => {
    await page.goto(`${PAGE}#ships`)
    await expect(page.locator('.live-update')).toHaveCount(3)
    await expect(page.locator('#ships')).toBeInViewport()
    await expect(page.getByRole('navigation', { name: messagesFor('en').keyEvents }).getByRole('link')).toHaveCount(2)
  })
})
