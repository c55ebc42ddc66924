import { targetSizes } from './targets.ts'
import { expect, LANGUAGES, storyPath, test } from './test.ts'

/** In CSS pixels, what a finger hits without care (WCAG 2.2, 2.5.5). */
const COMFORTABLE = 44

test('at 390 px everything that is a control is 44 px high', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ reducedMotion: 'reduce' }) // a panel that glides out is still there, without a size
  for (const lang of LANGUAGES) {
    await page.goto(storyPath(lang))
    const controls = page.locator(':is(button, .mark, .langs a, .links a, .tel, .choice):visible')
    const low = async () => (await targetSizes(controls)).filter(({ height }) => height < COMFORTABLE - 0.1)
    expect(await low(), lang).toEqual([])
    await page.locator('language-picker > button').click()
    expect(await low(), `${lang}, languages`).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.consent button[value=settings]').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await low(), `${lang}, cookies`).toEqual([])
  }
})

for (const width of [1440, 390]) {
  test(`at ${width} px the outline of the focus in the bar crosses no letter`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(storyPath('en'))
    for (const control of await page.locator('.bar > a, .bar > * > button').all()) {
      await control.focus()
      const { inner, letters } = await control.evaluate((element) => {
        const { left, right } = element.getBoundingClientRect()
        const offset = Number.parseFloat(getComputedStyle(element).outlineOffset)
        const shown = [...element.querySelectorAll('span')].filter(({ offsetWidth }) => offsetWidth > 1)
        const boxes = shown.map((part) => part.getBoundingClientRect())
        return {
          inner: { left: left - offset, right: right + offset },
          letters: {
            left: Math.min(...boxes.map((box) => box.left)),
            right: Math.max(...boxes.map((box) => box.right)),
          },
        }
      })
      expect(letters.left).toBeGreaterThanOrEqual(inner.left)
      expect(letters.right).toBeLessThanOrEqual(inner.right)
    }
  })
}
