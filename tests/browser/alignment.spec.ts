import type { Page } from '@playwright/test'
import { expect, origin, storyPath, test, WRITINGS } from './test.ts'

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
    const name = await page.locator('.bar .mark > span').boundingBox()
    expect(name?.height).toBeLessThanOrEqual(44) // the tools' line
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
    ['/', '.doors a', 2],
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
    const said = page.locator('share-story [role=status]')
    await expect(said).not.toBeEmpty()
    expect((await said.boundingBox())?.y).toBeGreaterThan((await tools.first().boundingBox())?.y ?? Number.NaN)
    expect(await tops()).toEqual(before)
    expect(await page.locator('.tools').evaluate((row) => row.getBoundingClientRect().height)).toBe(height)
  }
})

test('quotations are in italics where the script has them, in bold where it has not, and lighter than bold in Hindi', async ({
  page,
}) => {
  for (const [lang, style, weight] of [
    ['en', 'italic', '400'],
    ['ru', 'italic', '400'],
    ['zh', 'normal', '700'],
    ['fa', 'normal', '700'],
    ['hi', 'normal', '400'],
  ]) {
    await page.goto(storyPath(lang ?? ''))
    const set = await page.locator('.prose blockquote').evaluate((quote) => {
      const { fontStyle, fontWeight } = getComputedStyle(quote)
      return [fontStyle, fontWeight]
    })
    expect(set, lang).toEqual([style, weight])
  }
})

for (const lang of ['en', 'ru', ...WRITINGS]) {
  test(`in ${lang} what stands over a headline is evenly apart, and what stands under Policies is in two columns`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(storyPath(lang))
    // The section’s last letter and the kind’s first have the slash and its two margins between them, and no more.
    const gap = await page
      .locator('.kicker')
      .first()
      .evaluate((kicker) => {
        const [section, kind] = [...kicker.children].map((part) => {
          const range = document.createRange()
          range.selectNodeContents(part)
          return range.getBoundingClientRect()
        })
        if (!section || !kind) return Number.NaN
        return Math.max(kind.left - section.right, section.left - kind.right)
      })
    expect(gap).toBeLessThan(26)
    await page.locator('.foot').scrollIntoViewIfNeeded()
    const edges = await page
      .locator('.foot .cols nav :is(.links a, button):visible')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]))
    const starts = edges.map(([left = 0, right = 0]) => Math.round(['ar', 'fa'].includes(lang) ? right : left))
    expect(starts.length).toBeGreaterThan(3)
    expect(new Set(starts).size).toBe(2)
    const foot = await page.locator('.foot').boundingBox()
    expect(foot?.height).toBeLessThan(730)
  })
}

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

test('in Arabic, a name of a language that takes two lines begins at the right edge', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(storyPath('ar'))
  const language = page.locator('.foot .langs [lang="pt"] a, .foot .langs a[lang="pt"]').first()
  await language.scrollIntoViewIfNeeded()
  const lines = await language.evaluate((link) => {
    const range = document.createRange()
    range.selectNodeContents(link)
    const right = link.getBoundingClientRect().right
    return [...range.getClientRects()].filter(({ width }) => width > 0).map((line) => right - line.right)
  })
  expect(lines.length).toBeGreaterThan(1)
  expect(Math.max(...lines)).toBeLessThan(2)
})

test('the lines of the hotline are as far apart in a wide window as on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(storyPath('ar'))
  const hotline = page.locator('p:has(> .tel)')
  await hotline.scrollIntoViewIfNeeded()
  const [lines, height] = await hotline.evaluate((one) => {
    const range = document.createRange()
    range.selectNodeContents(one)
    const tops = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8)))
    const { lineHeight, paddingBlockStart, paddingBlockEnd } = getComputedStyle(one)
    const padding = Number.parseFloat(paddingBlockStart) + Number.parseFloat(paddingBlockEnd)
    return [tops.size, (one.getBoundingClientRect().height - padding) / Number.parseFloat(lineHeight)] as const
  })
  expect(lines).toBeGreaterThan(1)
  expect(height).toBeCloseTo(2, 1)
})

test('the tools of a story are apart from the credit above them, with the sources in the margin too', async ({
  page,
}) => {
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(storyPath('ar'))
    const gap = await page.locator('.tools').evaluate((tools) => {
      const visible = [...document.querySelectorAll('.body > *')].filter((one) => one.getClientRects().length > 0)
      const before = visible[visible.indexOf(tools) - 1]
      const inside = before?.matches('.prose') ? before.querySelector('.credit') : undefined
      const bottom = (inside ?? before)?.getBoundingClientRect().bottom ?? 0
      return [before?.className, tools.getBoundingClientRect().top - bottom] as const
    })
    if (gap[0]?.includes('sources')) expect(gap[1]).toBe(0)
    else expect(gap[1], `at ${width} px`).toBeGreaterThan(24)
  }
})

test('the Chinese name of the licence is on one line in a Persian text', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/fa/about/')
  const lines = await page.locator('.prose > p', { hasText: '互联网' }).evaluate((text) => {
    const range = document.createRange()
    const words = [...text.childNodes].find((node) => node.textContent?.includes('互联网'))
    if (!(words instanceof Text)) return Number.NaN
    range.setStart(words, words.data.indexOf('互'))
    range.setEnd(words, words.data.indexOf('证') + 1)
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8))).size
  })
  expect(lines).toBe(1)
})
