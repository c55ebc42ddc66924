import { brotliCompressSync } from 'node:zlib'
import { builtPage, expect, LANGUAGES, origin, test } from './test.ts'

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
  for (const lang of ['en', 'zh', 'ar', 'de', 'fa']) {
    const page = Buffer.from(builtPage(`/${lang}/`, 'newsroom'))
    expect(brotliCompressSync(page).length, lang).toBeLessThanOrEqual(20_000)
  }
})

for (const width of [1440, 768, 390]) {
  test(`at ${width} px headlines are smaller in the order of the news: lead, under it, first of a section, the rest`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const lang of ['en', 'zh', 'ar']) {
      await page.goto(`${origin('newsroom')}/${lang}/`)
      const sizes = await page.evaluate(() =>
        ['.lead h2', '.under h3', '.pictured > .item h3', '.side h3, .rubric > div h3, .items h3'].map((selector) => {
          const all = [...document.querySelectorAll(selector)].map((one) => getComputedStyle(one).fontSize)
          return all.map(Number.parseFloat)
        }),
      )
      for (const [index, larger] of sizes.slice(0, -1).entries()) {
        const smaller = sizes[index + 1] ?? []
        expect(smaller.length, lang).toBeGreaterThan(0)
        expect(Math.min(...larger), `row ${index} in ${lang}`).toBeGreaterThan(Math.max(...smaller))
      }
    }
  })
}

for (const lang of ['en', 'ar']) {
  test(`in ${lang} a section has its name, then a picture and words beside it, the picture left and right in turn`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${origin('newsroom')}/${lang}/`)
    const sections = page.locator('.rubric.pictured')
    await expect(sections).not.toHaveCount(0)
    for (const section of await sections.all()) {
      const isEven = await section.evaluate((one) => one.matches(':nth-child(even)'))
      const boxes = []
      for (const part of [':scope > h2', '.item > .thumb', '.item > h3']) {
        const box = await section.locator(part).first().boundingBox()
        if (box) boxes.push(lang === 'ar' ? [-box.x - box.width, -box.x] : [box.x, box.x + box.width])
      }
      const [name, picture, words] = boxes
      const [first, second] = isEven ? [words, picture] : [picture, words]
      expect(name?.[1]).toBeLessThan(first?.[0] ?? Number.NaN)
      expect(first?.[1]).toBeLessThan(second?.[0] ?? Number.NaN)
      const others = await section.locator(':scope > div').all()
      for (const list of others) {
        const box = await list.boundingBox()
        const headline = await section.locator('.item > h3').first().boundingBox()
        expect(box?.y).toBeGreaterThan((headline?.y ?? Number.NaN) + (headline?.height ?? 0))
      }
    }
  })
}

test('in a vertical lead every character of its facts is seen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${origin('harbour')}/zh/`)
  const meta = page.locator('.vertical .meta')
  await expect(meta).toHaveCSS('writing-mode', 'vertical-rl')
  const [top, ...tops] = await meta.evaluate((facts) => {
    const range = document.createRange()
    const texts = [...facts.children].map((one) => {
      range.selectNodeContents(one)
      return range.getBoundingClientRect().top
    })
    return [facts.getBoundingClientRect().top, ...texts]
  })
  expect(tops.length).toBeGreaterThan(1)
  expect(Math.min(...tops)).toBeGreaterThanOrEqual(top ?? Number.NaN)
})
