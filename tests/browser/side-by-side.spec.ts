import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { someOf } from '../build/sample.ts'
import { fontOf, fontOfStory, openPair, rows, spoken } from './pair.ts'
import { expect, saidBy, storyPath, test } from './test.ts'

const PAIRS = [
  ['en', 'zh'],
  ['en', 'ar'],
  ['ar', 'fa'],
  ['hi', 'ja'],
] as const

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const pairs = someOf(PAIRS, 2)

for (const [first, second] of pairs) {
  test(`${first} and ${second} (${pairs.length} of ${PAIRS.length} pairs) stand side by side, row by row, and one under the other on a phone; axe finds nothing`, async ({
    page,
  }) => {
    test.setTimeout(180_000) // axe looks at six pages, each with two stories
    const complaints = saidBy(page)
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 4000 })
      await openPair(page, first, second)
      for (const { id, one, other } of await rows(page)) {
        if (width > 900) {
          expect(Math.abs(one.top - other.top), id).toBeLessThanOrEqual(1)
          expect(Math.abs(one.bottom - other.bottom), id).toBeLessThanOrEqual(1)
        } else {
          expect(other.top, id).toBeGreaterThanOrEqual(one.bottom)
        }
      }
      const [headline = 0, other = 0] = await page
        .locator('.head :is(h1, .h1)')
        .evaluateAll((titles) => titles.map((title) => title.getBoundingClientRect().top))
      if (width > 900) expect(Math.abs(other - headline), 'the headlines').toBeLessThanOrEqual(2)
      else expect(other).toBeGreaterThan(headline)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
      }
    }
    const translation = page.locator('.prose > .twin').first()
    await expect(translation).toHaveAttribute('lang', second)
    expect(await fontOf(translation.locator('p')), 'the typography of its own script').toBe(
      await fontOfStory(page, second),
    )
    await expect(translation).toHaveAttribute('dir', /ar|fa/.test(second) ? 'rtl' : 'ltr')
    expect(complaints).toEqual([])
  })
}

test('a screen reader meets each section, then its translation', async ({ page }) => {
  await openPair(page, 'en', 'zh')
  const all = await spoken(page)
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll('.prose > [data-section]:not(figure)')].flatMap((section) =>
      [section, section.nextElementSibling?.lastElementChild].map(
        (part) => part?.querySelector('p')?.textContent?.slice(0, 12) ?? part?.textContent?.slice(0, 12) ?? '',
      ),
    ),
  )
  expect(texts.length).toBeGreaterThanOrEqual(24)
  let place = 0
  for (const text of texts) {
    place = all.indexOf(text, place)
    expect(place, text).toBeGreaterThanOrEqual(0)
  }
})

test('who follows a link to two languages starts at the page’s head', async ({ page }) => {
  await openPair(page, 'en', 'zh')
  await expect(page.locator('side-by-side button').first()).toBeVisible()
  await expect(page.locator('side-by-side :focus')).toHaveCount(0)
})

test('no id is there twice, and links of the second language lead where they led', async ({ page }) => {
  await openPair(page, 'en', 'zh')
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const original = page.locator('.head > .twin .translated a')
  expect(await original.evaluate((link: HTMLAnchorElement) => link.pathname)).toBe(storyPath('en'))
})

test('a reader opens a second language from the choice of language, swaps sides and ends: all is as before', async ({
  page,
}) => {
  await page.goto(storyPath('en'))
  await page.locator('reading-progress').evaluate((line) => line.remove()) // it is over the text, wherever the page is
  const before = await storyOf(page)
  const picture = await page.locator('.prose').screenshot()
  const entries = await page.evaluate(() => history.length)
  await page.locator('language-picker > button').click()
  await page.locator('#languages a[href="?with=zh"]').click()
  await expect(page).toHaveURL(`${storyPath('en')}?with=zh`)
  const opening = page.locator('.prose > .twin').first()
  await expect(opening).toBeVisible()
  await expect(page.getByRole('button', { name: 'Swap sides' })).toBeFocused()
  await page.getByRole('button', { name: 'Swap sides' }).click()
  // The sides change once the press is on screen.
  await expect.poll(() => opening.evaluate((translation) => translation.nextElementSibling?.id)).toBe('p1')
  await page.getByRole('button', { name: 'Swap sides' }).click()
  await expect.poll(() => opening.evaluate((translation) => translation.previousElementSibling?.id)).toBe('p1')
  await page.getByRole('button', { name: 'Show one language' }).click()
  await expect(page).toHaveURL(storyPath('en'))
  await expect(page.locator('.twin')).toHaveCount(0)
  await expect(page.locator('language-picker > button')).toBeFocused()
  expect(await storyOf(page)).toBe(before)
  expect((await page.locator('.prose').screenshot()).equals(picture), 'the text looks as before').toBe(true)
  expect(await page.evaluate(() => history.length)).toBe(entries + 2)
  await page.goBack()
  await expect(opening).toBeVisible()
})

test('a press on a section hides its translation and shows it again; so does the translation’s own button', async ({
  page,
}) => {
  await openPair(page, 'en', 'zh')
  const text = page.locator('#p2 + .twin > p')
  await page.locator('#p2').click()
  await expect(text).toBeHidden()
  const button = page.locator('#p2 + .twin > button')
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(text).toBeVisible()
})

test('a press on a section computes the style of little more than its translation', async ({ page, browser }) => {
  await openPair(page, 'en', 'zh')
  await page.locator('#p2').scrollIntoViewIfNeeded()
  await browser.startTracing(page, { categories: ['devtools.timeline'] })
  await page.locator('#p2').click()
  await expect(page.locator('#p2 + .twin > p')).toBeHidden()
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()))
  const computed = traceEvents.map(({ args }: { args: { elementCount?: number } }) => args.elementCount ?? 0)
  expect(Math.max(...computed)).toBeGreaterThan(0)
  expect(Math.max(...computed)).toBeLessThan(100) // of about 400
})

test('where the other language cannot be loaded the page says so, and is as before', async ({ page }) => {
  await page.route(`**${storyPath('zh')}`, (route) => route.abort())
  await page.goto(`${storyPath('en')}?with=zh`)
  await expect(page.getByRole('status').filter({ hasText: 'could not be loaded' })).toBeVisible()
  await expect(page.locator('.twin')).toHaveCount(0)
})

test('a chart is drawn once, across both columns, between the titles and the sources of both languages', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  // The first chart states its finding in one of the languages alone.
  await page.route(`**${storyPath('zh')}`, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/<figure[^>]*"chart[^>]*>/, '$&<p class="finding">发现</p>')
    return route.fulfill({ response: answer, body })
  })
  await openPair(page, 'en', 'zh')
  await expect(page.locator('.chart .twin .finding')).toHaveCount(1)
  for (const chart of await page.locator('.prose > .chart').all()) {
    await expect(chart.locator('svg[role]')).toHaveCount(1)
    const boxOf = async (part: string) => {
      const box = await chart.locator(part).boundingBox()
      if (!box) throw new Error(`${part} is not shown.`)
      return box
    }
    const whole = await chart.boundingBox()
    const [drawing, title, other] = [await boxOf('> svg'), await boxOf('> p:has(b)'), await boxOf('.twin p:has(b)')]
    expect(drawing.width).toBeCloseTo(whole?.width ?? Number.NaN, 0)
    expect(Math.abs(other.y - title.y)).toBeLessThanOrEqual(4)
    expect(other.y + other.height).toBeLessThanOrEqual(drawing.y)
    for (const [part, twin] of [
      ['> details > summary', '.twin summary'],
      ['> figcaption', '.twin figcaption'],
    ] as const) {
      const [ours, theirs] = [await boxOf(part), await boxOf(twin)]
      expect(ours.y).toBeGreaterThanOrEqual(drawing.y + drawing.height)
      expect(Math.abs(ours.y - theirs.y)).toBeLessThanOrEqual(4)
    }
  }
})

test('the bar above the pair is laid out by the first rule of its sheet, whatever rules of the other page are beside it', async ({
  page,
}) => {
  for (const [first, second] of [
    ['en', 'ar'],
    ['zh', 'hi'],
  ] as const) {
    await openPair(page, first, second)
    await expect(page.locator('side-by-side')).toHaveCSS('display', 'flex')
  }
})

/** The markup of the story without what the lazy script offers once it is there. */
async function storyOf(page: Page): Promise<string> {
  const markup = await page.locator('article.story').innerHTML()
  return markup.replaceAll(/<(paragraph-languages|share-words)\b.*?<\/\1>/g, '')
}
