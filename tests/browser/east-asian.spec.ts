import { linesOf } from './lines.ts'
import { openPair } from './pair.ts'
import { expect, storyPath, test } from './test.ts'

test('on the narrowest phone the Japanese headline has two lines, and no phrase is divided', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(storyPath('ja'))
  expect(await linesOf(page.locator('h1'))).toEqual(['中国の科学技術は', '新たな段階に入った'])
})

test('the title of a chart breaks between words, and no word is alone on a line', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const [lang, lines] of [
    ['zh', ['西方制药商与中国企业', '签订的大型授权许可交易']],
    ['ja', ['欧米の製薬会社が中国企業と', '結んだ大型ライセンス契約']],
  ] as const) {
    await page.goto(storyPath(lang))
    expect(await linesOf(page.locator('.chart').nth(1).locator('b'))).toEqual(lines)
  }
})

for (const [first, second, lines] of [
  ['zh', 'ja', ['中国の科学技術は', '新たな段階に入った']],
  ['ja', 'zh', ['中国科技发展', '进入新阶段']],
  ['en', 'zh', ['中国科技发展', '进入新阶段']],
] as const) {
  test(`beside ${first}, the headline in ${second} breaks as on its own page`, async ({ page }) => {
    for (const width of second === 'zh' ? [390] : [390, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await openPair(page, first, second)
      expect(await linesOf(page.locator('.twin > .h1'))).toEqual(lines)
      await expect(page.locator('side-by-side')).toHaveCSS('display', 'flex')
    }
  })
}

test('Listen, in two characters, ends at the edge of the page', async ({ page }) => {
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(storyPath('zh'))
    const [text, head] = await page.locator('.slug .tool').evaluate((button) => {
      const range = document.createRange()
      range.selectNodeContents(button)
      return [range, button.closest('.head')].map((box) => box?.getBoundingClientRect().right ?? 0)
    })
    expect(text, `${width}`).toBeCloseTo(head ?? Number.NaN, 0)
  }
})

test('the rule below the chosen theme does not cover its name', async ({ page }) => {
  for (const lang of ['zh', 'ja', 'ko']) {
    await page.goto(storyPath(lang))
    await page.locator('reader-settings > button').click()
    await expect(page.locator('#reader form')).toBeVisible()
    const room = await page.locator('.theme label:has(:checked)').evaluate((label) => {
      const range = document.createRange()
      range.selectNodeContents(label.lastChild ?? label)
      return label.getBoundingClientRect().bottom - range.getBoundingClientRect().bottom
    })
    expect(room, lang).toBeGreaterThanOrEqual(5)
  }
})

test('forced colours leave the magnifying glass and the triangle of Listen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(storyPath('zh'))
  const drawn = (icon: string) =>
    page.locator(icon).evaluate((one) => {
      const { backgroundImage, backgroundColor, color } = getComputedStyle(one, '::after')
      return { image: backgroundImage, isInk: backgroundColor === color }
    })
  expect((await drawn('.bar > .glass')).image).toContain('radial-gradient')
  expect((await drawn('.play')).isInk).toBe(true)
})

test('the sentence that scrolls in the notice of a narrow phone fades under what the site does', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(storyPath('ja'))
  await expect(page.locator('.consent p + p')).toHaveCSS('box-shadow', /-8px/)
  await page.setViewportSize({ width: 390, height: 844 })
  const gap = await page
    .locator('.consent p + p')
    .evaluate(
      (own) => own.getBoundingClientRect().top - (own.previousElementSibling?.getBoundingClientRect().bottom ?? 0),
    )
  expect(gap, 'what need not scroll does not fade').toBeGreaterThanOrEqual(8)
})
