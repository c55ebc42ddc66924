import { someOf } from '../build/sample.ts'
import { linesOf } from './lines.ts'
import { NAMES, type SITES } from './sites.ts'
import { expect, origin, test } from './test.ts'

/** Phones, tablets held both ways, a laptop, and a monitor held upright. */
const WINDOWS = [
  [320, 568],
  [390, 844],
  [844, 390],
  [768, 1024],
  [810, 1080],
  [820, 1180],
  [834, 1194],
  [1024, 768],
  [1180, 820],
  [1024, 1366],
  [1440, 900],
  [1080, 1920],
] as const

/** A newspaper with a logo, and one whose name is set in type. */
const FRONTS: readonly (readonly [keyof typeof SITES, readonly string[]])[] = [
  ['harbour', ['en', 'es', 'ar', 'zh']],
  ['presets', Object.keys(NAMES)],
]

for (const [site, languages] of FRONTS) {
  const some = someOf(languages, languages.length / 2)
  for (const lang of some) {
    test(`in every window the nameplate of ${site} in ${lang} (${some.length} of ${languages.length} languages) is low, and its date has one line or two`, async ({
      page,
    }) => {
      await page.goto(`${origin(site)}/${lang}/`)
      const nameplate = page.locator('.nameplate')
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height })
        const where = `at ${width} × ${height}`
        for (const ear of await nameplate.locator('.ears p').all()) {
          const lines = await linesOf(ear)
          expect(lines.length, `lines ${where}`).toBeLessThanOrEqual(2)
          const words = (await ear.locator('time, span').allTextContents()).flatMap((text) => text.split(/\s+/))
          const broken = words.filter((word) => !lines.some((line) => line.includes(word)))
          expect(broken, `words in parts ${where}`).toEqual([])
        }
        const { share, isWide } = await nameplate.evaluate((one) => ({
          share: one.getBoundingClientRect().height,
          isWide: document.documentElement.scrollWidth > innerWidth,
        }))
        expect(share, where).toBeLessThanOrEqual(Math.max(0.2 * height, 180))
        expect(isWide, `scrolls sideways ${where}`).toBe(false)
      }
    })
  }
}

test('the descenders of a name end well above the rule', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${origin('presets')}/es/`)
  const gap = await page.locator('.nameplate h1').evaluate((name) => {
    const canvas = document.createElement('canvas').getContext('2d')
    const { font, fontSize } = getComputedStyle(name)
    if (!canvas) return
    canvas.font = font
    const { actualBoundingBoxDescent: deep, fontBoundingBoxDescent: deepest } = canvas.measureText('p')
    const text = document.createRange()
    text.selectNodeContents(name)
    const descender = text.getBoundingClientRect().bottom - deepest + deep
    return (name.getBoundingClientRect().bottom - descender) / Number.parseFloat(fontSize)
  })
  expect(gap).toBeGreaterThan(0.08)
})
