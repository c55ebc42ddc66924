import type { Page } from '@playwright/test'
import { someOf } from '../build/sample.ts'
import { recordShifts, shifts } from './shifts.ts'
import { expect, LANGUAGES, origin, storyPath, test } from './test.ts'
import { writtenPages } from './written.ts'

const DIRECTIONS = ['en', 'ar']
const OTHERS = LANGUAGES.filter((lang) => !DIRECTIONS.includes(lang))
/** Each commit tries a part of the other languages, which differ only by texts. */
const others = someOf(OTHERS, 4)

for (const width of [390, 1440]) {
  for (const lang of width === 390 ? [...DIRECTIONS, ...others] : DIRECTIONS) {
    const share = others.includes(lang) ? ` (${others.length} of ${OTHERS.length} other languages)` : ''
    test(`at ${width} px no page in ${lang}${share} says, loses, fetches from elsewhere or moves anything`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 })
      const problems = listen(page)
      await recordShifts(page)
      for (const { address } of writtenPages(lang)) {
        await page.goto(address)
        await scrollThrough(page)
        expect(await shifts(page), address).toEqual([])
      }
      expect(problems).toEqual([])
    })
  }
}

test('the choice of language, and the page for a mistyped address, are as quiet', async ({ page }) => {
  const problems = listen(page)
  await recordShifts(page)
  for (const address of ['/', '/en/mistyped/']) {
    await page.goto(address)
    await scrollThrough(page)
    expect(await shifts(page), address).toEqual([])
  }
  // A browser itself reports the status of the mistyped address.
  expect(problems.filter((problem) => !/status of 404|404 .*\/mistyped\//.test(problem))).toEqual([])
})

test('on the choice of language the arrow is in its place before the name beside it arrives', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto('/')
  const heights = await page.locator('.gate .mark').evaluate((mark: HTMLElement) => {
    const whole = mark.offsetHeight
    mark.replaceChildren()
    return [mark.offsetHeight, whole]
  })
  expect(heights[0]).toBe(heights[1])
})

for (const address of ['/', '/en/', storyPath('en'), storyPath('ar'), '/en/about/', '/ar/mistyped/']) {
  test(`nothing on ${address} moves when script and picture come after the text is painted`, async ({ page }) => {
    let arrive = () => {}
    const late = new Promise<void>((resolve) => {
      arrive = resolve
    })
    await page.route(/\/assets\//, async (route) => {
      await late
      await route.continue()
    })
    await page.setViewportSize({ width: 1280, height: 1600 }) // only what is in sight counts as moved
    await recordShifts(page)
    await page.goto(address, { waitUntil: 'commit' })
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    arrive()
    await page.waitForLoadState('load')
    await scrollThrough(page)
    expect(await shifts(page)).toEqual([])
    const arrived = page.locator('.consent, .offer, main img').filter({ visible: true })
    await expect(arrived).not.toHaveCount(0)
  })
}

/** Everything that a page says on the console, throws, fails to fetch, or fetches from elsewhere. */
function listen(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('requestfailed', (request) => {
    // The next page of the test may come before the last one’s icon.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()}`)
  })
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin('seed')) problems.push(`elsewhere: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`)
  })
  return problems
}

/** Scrolls to the end by screens, each of them painted, so that whatever may move has moved. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo(0, y)
      await painted()
    }
    await painted()
  })
}
