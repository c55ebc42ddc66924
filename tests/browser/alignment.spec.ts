import type { Page } from '@playwright/test'
import { expect, origin, storyPath, test } from './test.ts'

test('a publication with a longer name leaves the tools of a phone in one line, and keeps to it', async ({ page }) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 700 })
    await page.goto(`${origin('newsroom')}/en/archive/`)
    const middles = await page
      .locator('.bar :is(.glass, .caret, .letters)')
      .evaluateAll((tools) =>
        tools.map((tool) => tool.getBoundingClientRect()).map(({ top, height }) => top + height / 2),
      )
    expect(middles).toHaveLength(3)
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect((await page.locator('.bar .mark > span').boundingBox())?.height).toBeLessThanOrEqual(44) // the tools' line
  }
})

test('a longer name stands in one line over the front page, on a phone too', async ({ page }) => {
  for (const width of [320, 390, 768, 1440]) {
    await page.setViewportSize({ width, height: 700 })
    await page.goto(`${origin('newsroom')}/en/`)
    const lines = await page.getByRole('heading', { level: 1 }).evaluate((name) => {
      const range = document.createRange()
      range.selectNodeContents(name)
      return new Set([...range.getClientRects()].map(({ top }) => top)).size
    })
    expect(lines, `at ${width} px`).toBe(1)
  }
})

test('names of languages begin at one edge in each column, those in the other direction too', async ({ page }) => {
  for (const [address, names, columns] of [
    ['/nothing/', '.ways a', 1],
    ['/ar/', '.editions a', 1],
    ['/en/', '.editions a', 1],
  ] as const) {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(address)
    const visible = page.locator(names).filter({ visible: true })
    const edges = await visible.evaluateAll((all) =>
      all.map((one) => {
        const range = document.createRange()
        range.selectNodeContents(one.matches('.ways a') ? one : (one.firstChild ?? one))
        const { left, right } = range.getBoundingClientRect()
        return document.dir === 'rtl' ? right : left
      }),
    )
    expect(edges.length).toBeGreaterThan(10)
    const sorted = edges.toSorted((a, b) => a - b)
    const steps = sorted.filter((edge, index) => edge - (sorted[index - 1] ?? edge) > 2)
    expect(steps.length + 1, address).toBe(columns)
  }
})

test('on the narrowest phone no line ends with a slash, nor begins in Korean with a middle dot', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(storyPath('de'))
  const kind = page.locator('.kicker > :last-child').first()
  const [first, second] = await Promise.all([page.locator('.kicker > a').boundingBox(), kind.boundingBox()])
  expect(second?.y).toBeGreaterThan(first?.y ?? Number.NaN) // it has a line of its own
  const marks = await page
    .locator('.kicker > *')
    .evaluateAll((all) => all.map((one) => ['::before', '::after'].map((part) => getComputedStyle(one, part).content)))
  expect(marks).toEqual([
    ['none', 'none'],
    [expect.stringContaining('/'), 'none'],
  ])
  await page.goto(storyPath('ko'))
  const starts = await page.locator('.deck').evaluate((deck) => {
    const letters = [...(deck.textContent ?? '')].map((letter, index) => {
      const range = document.createRange()
      range.setStart(deck.firstChild ?? deck, index)
      range.setEnd(deck.firstChild ?? deck, index + 1)
      return { letter, line: range.getBoundingClientRect().bottom }
    })
    return letters.filter(({ line }, index) => line !== letters[index - 1]?.line).map(({ letter }) => letter)
  })
  expect(starts.length).toBeGreaterThan(2)
  expect(starts).not.toContain('·')
})

test('the reader’s own language, which is offered, says that it leads there, and covers neither a rule nor a word', async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'languages', { value: ['ar'] }))
  const newsroom = origin('newsroom')
  for (const address of ['/zh/', storyPath('fa'), `${newsroom}/en/`, `${newsroom}/fa/topics/world/`]) {
    for (const width of [1440, 390, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(address)
      const covered = await page.locator('language-picker > a').evaluate((offer) => {
        const { left, right, top, bottom } = offer.getBoundingClientRect()
        const points = [left, right - 1].flatMap((x) => [top, bottom - 1].map((y) => document.elementsFromPoint(x, y)))
        const rule = (offer.closest('header')?.getBoundingClientRect().bottom ?? Number.NaN) - 1
        if (top < rule && rule < bottom) return ['the rule']
        const isWord = (one: Element) => one !== offer && one.matches('a, button, span, time')
        return points.flatMap((all) => all.filter(isWord).map(({ outerHTML }) => outerHTML))
      })
      expect(covered, `${address} at ${width} px`).toEqual([])
    }
    // The page has no verb in the other language: its messages are those of its own.
    const after = await page
      .locator('language-picker > a')
      .evaluate((offer) => getComputedStyle(offer, '::after').content)
    expect(after).toContain('›')
  }
})

/** Whether the fonts of this machine have two letters: boxes in their place are of one width. */
function hasLetters(page: Page, letters: string): Promise<boolean> {
  return page.evaluate((pair) => {
    const pen = document.createElement('canvas').getContext('2d')
    return new Set([...pair].map((letter) => pen?.measureText(letter).width)).size > 1
  }, letters)
}

test('what can be done with a story stands in one line, and what comes of it under it, where nothing moves', async ({
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const lang of ['en', 'zh', 'ar']) {
    await page.goto(storyPath(lang))
    const tools = page.locator('.tools .tool:visible')
    await expect(tools).not.toHaveCount(0)
    await expect(page.locator('keep-offline button')).toBeVisible()
    const tops = () => tools.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top + scrollY))
    const before = await tops()
    expect(before.length).toBeGreaterThan(3)
    // A machine without Arabic letters draws boxes instead, all of one width, for which there is less room.
    if (lang !== 'ar' || (await hasLetters(page, 'اس'))) expect(new Set(before).size, lang).toBe(1)
    const height = await page.locator('.tools').evaluate((row) => row.getBoundingClientRect().height)
    await page.locator('share-story [value=clipboard]').click()
    const said = page.locator('.tools [role=status]')
    await expect(said).not.toBeEmpty()
    expect((await said.boundingBox())?.y).toBeGreaterThan((await tools.first().boundingBox())?.y ?? Number.NaN)
    expect(await tops()).toEqual(before)
    expect(await page.locator('.tools').evaluate((row) => row.getBoundingClientRect().height)).toBe(height)
  }
})

for (const width of [320, 375, 390]) {
  test(`no language’s name in the footer reaches the next one at ${width} px, nor that of the page, which has a pennant`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(storyPath('pt'))
    await page.locator('.foot').scrollIntoViewIfNeeded()
    const widest = await page.locator('.foot .langs li').evaluateAll((names) =>
      names.map((name) => {
        const range = document.createRange()
        range.selectNodeContents(name.firstElementChild ?? name)
        const { left, right } = name.getBoundingClientRect()
        const text = range.getBoundingClientRect()
        return Math.max(text.right - right, left - text.left)
      }),
    )
    expect(Math.max(...widest)).toBeLessThan(12) // columns are 16 px apart
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
}
