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
