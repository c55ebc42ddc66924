import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { liveFiles } from '../../lib/builder/render/live-files.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import { LIVE } from './harbour-stories.ts'
import { SITES } from './sites.ts'
import { expect, origin, saidBy, test } from './test.ts'

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
test.use({ baseURL: async ({}, use) => use(origin('unkept')) })

const PAGE = `/en/${LIVE}/`
const OVER = `<div id="live-title" class="live-now" data-rubric="live">${messagesFor('en').liveOver}</div>`

/** Changes the page as the next edit of the story does. */
type Edit = (html: string) => string

/** Adds updates before the others. */
function adding(...keys: readonly string[]): Edit {
  const sections = keys.map(
    (key) => `<section id="${key}" class="live-update"><h2>${key}</h2><p class="new">It is new.</p></section>`,
  )
  return (html) => html.replace(/(?=<section id="fog")/, sections.join(''))
}

/** Says that the story was updated then. */
function updatedAt(time: string): Edit {
  return (html) => html.replace(/(?<=id="live-title".*?<time[^>]*>)[^<]*/, time)
}

/**
 * Opens the live story with a clock of its own, and answers what the page asks for as the last build that it is told
 * of.
 */
async function open(page: Page) {
  const file = path.join(SITES.unkept, PAGE, 'index.html')
  const site = { files: new Map<string, string>() }
  const asked: string[] = []
  const publish = (...edits: readonly Edit[]) => {
    const html = edits.reduce((before, edit) => edit(before), readFileSync(file, 'utf8'))
    const compiled = { live: { name: '', code: '' } }
    site.files = new Map(liveFiles(`${PAGE.slice(1)}index.html`, html, { site: undefined, compiled }))
  }
  publish()
  await page.clock.install()
  await page.route(/\/live\.[^/]*txt$/, async (route) => {
    const name = new URL(route.request().url()).pathname
    asked.push(name)
    const body = site.files.get(name.slice(1))
    await route.fulfill(body === undefined ? { status: 404 } : { body, contentType: 'text/plain' })
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
  return { publish, asked, pass, see }
}

test('a new update appears within a minute, above what is read, which does not move, and is announced', async ({
  page,
}) => {
  const said = saidBy(page)
  await page.setViewportSize({ width: 390, height: 400 })
  const { publish, asked, pass, see } = await open(page)
  const second = page.locator('#ships')
  await second.evaluate((one) => scrollTo(0, one.getBoundingClientRect().top + scrollY - 80))
  const top = () => second.evaluate((one) => one.getBoundingClientRect().top)
  const before = await top()
  publish(adding('pilots'), updatedAt('Apr 2, 11:05'))
  await pass(60)
  await expect(page.locator('#pilots')).toHaveText(/It is new/)
  await expect(page.locator('.live-update').first()).toHaveId('pilots')
  await expect(page.locator('.head .live-at')).toHaveText('Apr 2, 11:05')
  await expect(page.locator('.kicker .live-now')).toHaveText(messagesFor('en').live)
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
  publish(adding('pilots'), (html) => html.replace(/<div id="live-title".*?<\/div>/, OVER))
  await pass(60)
  await expect(page.locator('.live-now')).toHaveText(messagesFor('en').liveOver)
  const last = asked.length
  await pass(120)
  expect(asked).toHaveLength(last)
  expect(said).toEqual([])
})

test('the mark of a live story has a ground in forced colours and on paper', async ({ page }) => {
  await page.goto(PAGE)
  const mark = page.locator('.live-story .live-now b')
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' })
  await expect(mark).toHaveCSS('background-color', 'rgb(0, 0, 0)')
  await expect(mark).toHaveCSS('color', 'rgb(255, 255, 255)')
  await page.emulateMedia({ media: 'print', forcedColors: 'none' })
  await expect(mark).toHaveCSS('print-color-adjust', 'exact')
})

test('an update in another script has the type of that script', async ({ page }) => {
  await page.goto(`/ar/${LIVE}/`)
  const update = page.locator('.live-update[lang="en"]').first()
  const [own, inherited] = await update.evaluate((one) =>
    [one, one.closest('.prose')].map((part) => part && getComputedStyle(part).fontFamily),
  )
  expect(own).not.toBe(inherited)
})

test('a table, the first of the story, comes with its style', async ({ page }) => {
  const said = saidBy(page)
  const { publish, pass } = await open(page)
  publish(adding('tables'), (html) => html.replace('</style>', '.new{color:rgb(1,2,3)}</style>'))
  await pass(60)
  await expect(page.locator('#tables .new')).toHaveCSS('color', 'rgb(1, 2, 3)')
  expect(said).toEqual([])
})

test('what editors correct changes, and what they take back goes, while the rest stays as the reader left it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 400 })
  const { publish, asked, pass } = await open(page)
  const fog = page.locator('#fog')
  const quay = page.locator('#quay')
  await quay.evaluate((one) => {
    one.classList.add('read-by-someone')
    scrollTo(0, one.getBoundingClientRect().top + scrollY - 80)
  })
  const top = () => quay.evaluate((one) => one.getBoundingClientRect().top)
  const before = await top()
  await fog.getByRole('link').evaluate((link) => link.focus({ preventScroll: true }))
  publish((html) =>
    html
      .replace(/<section id="ships".*?<\/section>/, '')
      .replace('Pilot boats report fog.', 'Pilots report fog. '.repeat(9)),
  )
  await pass(65)
  await expect(fog).toHaveText(/Pilots report fog/)
  await expect(page.locator('#ships')).toHaveCount(0)
  await expect(quay).toHaveClass(/read-by-someone/)
  expect(Math.abs((await top()) - before)).toBeLessThan(1)
  await expect(fog.getByRole('link')).toBeFocused()
  await expect(page.getByRole('status').getByRole('link')).toHaveCount(0)
  expect(asked.map((name) => name.replace(/[\da-f]{12}/, '…'))).toEqual([`${PAGE}live.txt`, '/assets/live.….txt'])
  publish()
  await pass(65)
  await expect(page.locator('.live-update')).toHaveCount(3)
})

test('after more updates than the small file has, the page asks for the file with all of them', async ({ page }) => {
  const { publish, asked, pass } = await open(page)
  publish(adding('d', 'c', 'b', 'a'))
  await pass(60)
  const ids = await page.locator('.live-update').evaluateAll((all) => all.map(({ id }) => id))
  expect(ids).toEqual(['d', 'c', 'b', 'a', 'fog', 'ships', 'quay'])
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
