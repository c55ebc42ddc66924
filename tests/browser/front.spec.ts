import { brotliCompressSync } from 'node:zlib'
import { expect, LANGUAGES, pressed, test } from './test.ts'

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

test('the front page of a newsroom of 160 stories is at most 20 kB before its pictures', () => {
  for (const lang of LANGUAGES) {
    const page = Buffer.from(pressed(`/${lang}/`, 'newsroom'))
    expect(brotliCompressSync(page).length, lang).toBeLessThanOrEqual(20_000)
  }
})
