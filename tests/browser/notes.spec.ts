import { AxeBuilder } from '@axe-core/playwright'
import { serviceTest as test } from './consent.ts'
import { NOTED } from './harbour-stories.ts'
import { bottomOfEditorsNote, open, overflow, places } from './noted.ts'
import { expect } from './test.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const lang of ['en', 'ar', 'zh']) {
  for (const width of [1440, 1024]) {
    test(`${lang}, ${width} pixels: each note stands in the margin beside its call, and none lies over another`, async ({
      page,
    }) => {
      await open(page, lang, width)
      const { calls, notes, text, end } = await places(page)
      for (const [index, note] of notes.entries()) {
        const { call, section } = calls[index] ?? {}
        const above = Math.max(notes[index - 1]?.bottom ?? 0, await bottomOfEditorsNote(page))
        expect(note.top).toBeCloseTo(Math.max(call?.top ?? 0, above + 16), 0)
        expect(note.top).toBeGreaterThanOrEqual(section?.top ?? Number.NaN)
        expect(note.top).toBeLessThan(section?.bottom ?? Number.NaN)
        if (lang === 'ar') expect(note.right).toBeLessThan(text.left)
        else expect(note.left).toBeGreaterThan(text.right)
        expect(note.bottom).toBeLessThan(end)
      }
      await expect(page.getByRole('link', { name: /1$/ }).and(page.locator('sup a'))).toBeVisible()
      expect(await overflow(page)).toBe(0)
    })
  }

  test(`${lang}: on a telephone a tap on a call opens its note in place, and a tap elsewhere closes it`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), hasTouch: true, isMobile: true })
    const page = await context.newPage()
    for (const width of [390, 320]) {
      await open(page, lang, width)
      const note = page.locator('#note-2')
      const call = page.locator('#ref-2 button')
      await call.scrollIntoViewIfNeeded()
      const before = await page.evaluate(() => scrollY)
      const { x = 0, y = 0, width: w = 0, height: h = 0 } = (await call.boundingBox()) ?? {}
      await page.mouse.click(x + w / 2, y + h / 2 + 18) // beside the mark, and a browser moves no click as it does a tap
      await expect(page.locator('#note-2:popover-open')).toBeVisible()
      const box = await note.boundingBox()
      const from = await call.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
      expect(Math.abs((box?.y ?? 0) - (from?.y ?? 0)), 'near its call').toBeLessThan(150)
      expect(await page.evaluate(() => scrollY)).toBe(before)
      await page.touchscreen.tap(5, 5)
      await expect(page.locator(':popover-open')).toHaveCount(0)
      expect(await overflow(page)).toBe(0)
    }
    await context.close()
  })
}

test('by keyboard a call opens its note, what the note links to comes next, and Escape leads back to the call', async ({
  page,
}) => {
  await open(page, 'en', 390)
  const call = page.locator('#ref-3 button')
  await call.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#note-3:popover-open')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.locator('#note-3').getByRole('link', { name: 'rules' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator(':popover-open')).toHaveCount(0)
  await expect(call).toBeFocused()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the notes are a list after the text, with links there and back', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(`/en/${NOTED}/`)
    await page.locator('#ref-2').getByRole('link', { name: 'Note 2' }).click()
    await expect(page).toHaveURL(/#note-2$/)
    await expect(page.locator('#note-2')).toBeInViewport()
    await page.locator('#note-2').getByRole('link', { name: 'Back to the text' }).click()
    await expect(page).toHaveURL(/#ref-2$/)
    await expect(page.locator('#ref-2')).toBeInViewport()
  })
})

test('in print the notes are a list after the text', async ({ page }) => {
  await open(page, 'en', 1440)
  await page.emulateMedia({ media: 'print' })
  const { notes, text } = await places(page)
  for (const note of notes) expect(note.top).toBeGreaterThanOrEqual(text.bottom)
  await expect(page.locator('.footnotes h2')).toBeInViewport({ ratio: 0 })
  await expect(page.locator('#ref-1 a')).toBeVisible()
  await expect(page.locator('#ref-1 button')).toBeHidden()
})

test('in two languages at once each has its list, and its calls open its own notes', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1200 })
  await page.goto(`/en/${NOTED}/?with=ar`)
  const translation = page.locator('.prose > .twin .footnotes')
  await expect(translation).toBeVisible()
  const [one, other] = [await page.locator('#notes').boundingBox(), await translation.boundingBox()]
  expect(Math.abs((one?.y ?? 0) - (other?.y ?? 0))).toBeLessThan(30)
  await expect(page.locator('#with-ref-2 a')).toHaveAttribute('href', /#with-note-2$/)
  await page.locator('#with-ref-2 button').click()
  await expect(page.locator('#with-note-2:popover-open')).toBeVisible()
  await expect(page.locator('#note-2:popover-open')).toHaveCount(0)
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('axe finds nothing, wide or narrow, open or closed, light or dark', async ({ page }) => {
  test.setTimeout(180_000)
  for (const width of [1440, 390]) {
    await open(page, 'en', width)
    if (width === 390) await page.locator('#ref-2 button').click()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    }
  }
})
