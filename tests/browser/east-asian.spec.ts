import { NOTED } from './harbour-stories.ts'
import { linesOf } from './lines.ts'
import { expect, origin, storyPath, test } from './test.ts'

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

test('a Chinese headline breaks between its clauses, not within one', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${origin('services')}/zh/${NOTED}/`)
  expect((await linesOf(page.locator('h1'))).map((line) => line.trim())).toEqual(['港口的账簿', '谁来核对这些数字'])
})
