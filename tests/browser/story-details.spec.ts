import type { Locator } from '@playwright/test'
import { fontOf } from './pair.ts'
import { test as base, expect, origin } from './test.ts'

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  baseURL: async ({}, use) => use(origin('harbour')),
})

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

const edgesOf = (part: Locator) => part.evaluate((one) => one.getBoundingClientRect().toJSON())

test('beside a list of contents, too, a paragraph offers its languages; one opens directly below it, in the newspaper’s own fonts', async ({
  page,
}) => {
  await page.setViewportSize(WIDE)
  await page.goto('/en/harbour-budget/')
  await page.locator('.consent [value=decline]').click()
  const paragraph = page.locator('.prose > p').nth(1)
  await paragraph.scrollIntoViewIfNeeded()
  const { left, top } = await edgesOf(paragraph)
  await page.mouse.move(left - 20, top + 10)
  const group = paragraph.locator('paragraph-languages')
  await expect(group.or(page.locator('.prose > p > paragraph-languages')).first()).toBeAttached()
  await page.mouse.move(left - 21, top + 11)
  const spanish = group.getByRole('button', { name: 'Español' })
  await expect(spanish).toBeVisible()
  await expect(group).toHaveCSS('clip-path', 'none')
  const [button, contents, text] = [
    await edgesOf(spanish),
    await edgesOf(page.locator('.contents')),
    await edgesOf(paragraph),
  ]
  expect([button.left >= contents.right, button.right <= text.left]).toEqual([true, true])
  expect(Math.min(button.width, button.height)).toBeGreaterThanOrEqual(44)
  const font = await fontOf(paragraph)
  await spanish.click()
  const opened = paragraph.locator('+ .twin')
  await expect(opened).toHaveAttribute('lang', 'es')
  expect([await fontOf(paragraph), await fontOf(opened.locator('p'))]).toEqual([font, font])
  expect((await edgesOf(opened)).top - (await edgesOf(paragraph)).bottom).toBeLessThan(16)
})

test('a quotation is no wider than the text', async ({ page }) => {
  await page.setViewportSize(WIDE)
  for (const lang of ['en', 'zh']) {
    await page.goto(`/${lang}/quiet-hours/`)
    const [quote, text] = [
      await edgesOf(page.locator('.prose > blockquote').first()),
      await edgesOf(page.locator('.prose > p').first()),
    ]
    expect([quote.left, quote.right].map(Math.round)).toEqual([text.left, text.right].map(Math.round))
  }
})

test('on a phone the facts of a story and the offer to listen are two lines, without a gap', async ({ page }) => {
  await page.setViewportSize(PHONE)
  for (const lang of ['en', 'zh', 'ar', 'es']) {
    await page.goto(`/${lang}/ferry-returns/`)
    const parts = await page.locator('.slug :is(dl > div, listen-story)').evaluateAll((all) =>
      all.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const middle = (top + bottom) / 2
        return { start: document.dir === 'rtl' ? -right : left, end: document.dir === 'rtl' ? -left : right, middle }
      }),
    )
    // Parts of one line begin or end at other heights, but by less than a line.
    const lines: (typeof parts)[] = []
    for (const part of parts) {
      const line = lines.at(-1)
      if (line?.[0] && part.middle - line[0].middle < 20) line.push(part)
      else lines.push([part])
    }
    expect(lines.length, lang).toBeLessThanOrEqual(2)
    for (const line of lines) {
      for (const [index, { start }] of line.slice(1).entries())
        expect(start - (line[index]?.end ?? Number.NaN), lang).toBeLessThan(32)
    }
  }
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('the number of languages in the head of a story opens the choice of language', async ({ page }) => {
      await page.goto('/en/ferry-returns/')
      await page.locator('.slug').getByRole('button', { name: 'Languages: 4' }).click()
      await expect(page.locator('#languages').getByRole('link', { name: 'Español', exact: true })).toBeVisible()
    })
  })
}

test('the logo of the 404 page is that of the bar', async ({ page }) => {
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size)
    const logo = page.locator('header .drawing:visible').first()
    await page.goto('/en/quiet-hours/')
    const { left, top, height } = await edgesOf(logo)
    await page.goto('/en/404.html')
    expect(await edgesOf(logo)).toMatchObject({ left, top, height })
  }
})

test('the words of the only story of a section begin beside its picture', async ({ page }) => {
  await page.setViewportSize(WIDE)
  await page.goto('/en/')
  const gaps = await page.locator('.lone').evaluateAll((sections) =>
    sections.map((section) => {
      const [words, picture] = ['h3', 'img'].map((part) => section.querySelector(part)?.getBoundingClientRect())
      return (words?.left ?? Number.NaN) - (picture?.right ?? Number.NaN)
    }),
  )
  expect(gaps).not.toEqual([])
  for (const gap of gaps) expect(Math.abs(gap - 32)).toBeLessThan(20)
})
