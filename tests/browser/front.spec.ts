import { brotliCompressSync } from 'node:zlib'
import { builtPage, expect, LANGUAGES, test } from './test.ts'

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]

for (const { width, height } of WINDOWS) {
  test(`at ${width} × ${height} the first screen has headline and standfirst, over the open cookie notice`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    for (const lang of LANGUAGES) {
      await page.goto(`/${lang}/`)
      await expect(page.locator('.consent')).toBeVisible()
      const { standfirst, notice, nameplate } = await page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
        return {
          standfirst: box('.lead .deck')?.bottom,
          notice: box('.consent')?.top,
          nameplate: box('.nameplate')?.height,
        }
      })
      expect(standfirst, `the standfirst in ${lang}`).toBeLessThanOrEqual(notice ?? Number.NaN)
      expect(nameplate, `the nameplate in ${lang}`).toBeLessThanOrEqual(0.17 * height)
    }
  })
}

for (const lang of ['ja', 'ko']) {
  test(`at 320 px no word of the headline in ${lang} is alone on its line, but for the last`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`/${lang}/`)
    const lines = await page.locator('.lead h2 a').evaluate((link) => {
      const range = document.createRange()
      range.selectNodeContents(link)
      const widths = new Map<number, number>()
      for (const { top, width } of range.getClientRects())
        widths.set(Math.round(top), (widths.get(Math.round(top)) ?? 0) + width)
      return [...widths.values()]
    })
    expect(lines.length).toBeGreaterThan(1)
    for (const width of lines.slice(0, -1)) expect(width).toBeGreaterThan(320 / 2)
  })
}

test('the front page of a newsroom of 160 stories is at most 20 kB before its pictures', () => {
  for (const lang of LANGUAGES) {
    const page = Buffer.from(builtPage(`/${lang}/`, 'newsroom'))
    expect(brotliCompressSync(page).length, lang).toBeLessThanOrEqual(20_000)
  }
})
