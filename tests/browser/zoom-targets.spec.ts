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
