import type { Page } from '@playwright/test'
import type { PublishedText } from '../../packages/cms/published-texts.ts'
import { openEditor } from './editor-of-host.ts'
import { startGitHost, TOKEN } from './git-host.ts'
import { HOSTS } from './git-host-rest.ts'
import { FILES } from './open-cms.ts'
import { expect, test } from './test.ts'

/** How many stories the newspaper has. */
const MANY = 5000
/** How many of them the build lists for the desk. */
const LISTED = 500

const NUMBERS = Array.from({ length: MANY }, (_, index) => index)
const STORIES = NUMBERS.map((number) => [
  `content/stories/report-${number}/en.md`,
  `---\ntitle: Report ${number} of the harbour\ndate: ${dayOf(number)}\nauthors: [Ada Editor]\n---\n\nReport ${number}.\n`,
])
const PUBLISHED: readonly PublishedText[] = NUMBERS.slice(-LISTED).map((number) => {
  return {
    slug: `report-${number}`,
    lang: 'en',
    title: `Report ${number} of the harbour`,
    time: Date.parse(dayOf(number)),
  }
})

/** The day of a report: each is a day newer than the one before. */
function dayOf(number: number): string {
  return new Date(Date.UTC(2010, 0, 1 + number)).toISOString().slice(0, 10)
}

/** The headline of the newest story. */
const NEWEST = `Report ${MANY - 1} of the harbour`

/** Opens the desk, and returns the milliseconds until the first story is shown on a processor six times slower. */
async function openSlowly(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('.desk-stories li') && !performance.getEntriesByName('listed').length)
        requestAnimationFrame(() => performance.mark('listed'))
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await page.getByRole('link', { name: NEWEST }).waitFor()
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  return page.evaluate(() => performance.getEntriesByName('listed')[0]?.startTime ?? Number.NaN)
}

test(`the desk of ${MANY} stories shows the newest before it reads a text, and reads none twice`, async ({ page }) => {
  test.setTimeout(120_000)
  const host = await startGitHost(HOSTS.github(), { ...FILES, ...Object.fromEntries(STORIES) })
  const { stop } = await openEditor(page, { host: 'github', server: host.origin }, '/editor/')
  await page.route('**/editor/stories.json', (route) => route.fulfill({ json: PUBLISHED }))
  let isHeld = true
  let asked = 0
  await page.route('**/api/graphql', async (route) => {
    asked += 1
    await expect.poll(() => isHeld, { timeout: 60_000 }).toBe(false)
    await route.continue()
  })
  await page.getByLabel('Access token').fill(TOKEN)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Ada Editor')).toBeVisible() // the token is remembered now
  const first = await openSlowly(page)
  await expect(page.getByText(`All ${LISTED}`)).toBeVisible()
  isHeld = false
  await expect(page.getByText(/All 5,00\d/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('texts are read.')).toBeHidden()
  expect(asked).toBeGreaterThan(0)

  asked = 0
  const second = await openSlowly(page)
  await expect(page.getByText(/All 5,00\d/)).toBeVisible()
  await page.getByLabel('Search stories').fill('Report 17 of')
  await expect(page.getByRole('link', { name: 'Report 17 of the harbour' })).toBeVisible()
  await expect(page.getByText('texts are read.')).toBeHidden()
  expect(asked).toBe(0)
  const description = `first visit ${Math.round(first)} ms, second ${Math.round(second)} ms to the list`
  test.info().annotations.push({ type: 'lab', description })
  console.log(description)
  host.stop()
  stop()
})
