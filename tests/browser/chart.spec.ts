import type { Page } from '@playwright/test'
import { expect, origin, storyPath, test } from './test.ts'

const MEDIA = [
  { colorScheme: 'light', media: 'screen' },
  { colorScheme: 'dark', media: 'screen' },
  { colorScheme: 'dark', media: 'print' },
] as const

for (const lang of ['en', 'ar', 'fa', 'hi']) {
  test(`in ${lang} bars begin at the axis, are as long as the table’s numbers, and stand out on every paper`, async ({
    page,
  }) => {
    await page.goto(storyPath(lang))
    for (const media of MEDIA) {
      await page.emulateMedia(media)
      const charts = await chartsOn(page)
      expect(charts).toHaveLength(2)
      for (const { numbers, bars, axis, isRtl, contrasts } of charts) {
        expect(numbers).toHaveLength(2)
        const [first, second] = bars.map(({ left, right }) => right - left)
        expect((first ?? 0) / (second ?? 0)).toBeCloseTo((numbers[0] ?? 0) / (numbers[1] ?? 0), 2)
        for (const bar of bars) expect(Math.abs((isRtl ? bar.right : bar.left) - axis)).toBeLessThanOrEqual(1.5)
        expect(contrasts.length).toBeGreaterThanOrEqual(6)
        for (const { name, ratio } of contrasts)
          expect(ratio, `${name}, ${JSON.stringify(media)}`).toBeGreaterThanOrEqual(name === 'rect' ? 3 : 4.5)
      }
    }
  })
}

test('a drawing is as wide as the text on a wide screen and on a phone, and its letters are as large as other small text', async ({
  page,
}) => {
  await page.goto(storyPath('ar'))
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    for (const chart of await page.locator('figure.chart').all()) {
      const [drawing, column] = await Promise.all([chart.locator('> svg').boundingBox(), chart.boundingBox()])
      expect(drawing?.width).toBeCloseTo(column?.width ?? Number.NaN, 0)
      const size = (part: string) =>
        chart
          .locator(part)
          .first()
          .evaluate((one) => getComputedStyle(one).fontSize)
      expect(await size('text')).toBe(await size('summary'))
    }
  }
})

test('in forced colours bars and their text stand out, and a derived bar is hollow', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await page.goto(storyPath('en'))
  const fill = (part: string) =>
    page
      .locator(part)
      .first()
      .evaluate((one) => getComputedStyle(one).fill)
  expect(await fill('#chart1 rect')).toBe('rgb(255, 255, 255)')
  expect(await fill('#chart1 text')).toBe('rgb(255, 255, 255)')
  expect(await fill('#chart2 rect.derived')).toBe('rgb(0, 0, 0)')
  await expect(page.locator('#chart2 rect.derived')).toHaveCSS('stroke', 'rgb(255, 255, 255)')
})

test('without colours the lines of a chart differ in their width, and the name of the first is bold', async ({
  page,
}) => {
  await page.goto(`${origin('harbour')}/en/harbour-budget/`)
  for (const media of [{ media: 'print' }, { media: 'screen', forcedColors: 'active' }] as const) {
    await page.emulateMedia(media)
    const widths = ['.chart .line:not(.compared)', '.chart .line.compared'].map((line) =>
      page
        .locator(line)
        .first()
        .evaluate((one) => Number.parseFloat(getComputedStyle(one).strokeWidth)),
    )
    const [first = 0, second = 0] = await Promise.all(widths)
    expect(first).toBeGreaterThan(2 * second)
    await expect(page.locator('.chart .series:not(.compared)').first()).toHaveCSS('font-weight', '600')
  }
})

/**
 * Each chart as the browser shows it: the table's numbers, where its bars and axis are, and how its parts stand out.
 */
function chartsOn(page: Page) {
  return page.locator('figure.chart').evaluateAll((charts) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    const luminance = (color: string) => {
      if (!context) return Number.NaN
      context.fillStyle = color
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const paper = luminance(getComputedStyle(document.documentElement).backgroundColor)
    const numberIn = (text: string) => {
      const digits = text.replaceAll(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))
      const [, whole = '', part] = digits.match(/(\d+)(?:(?:[⁄/]| از )(\d+))?/) ?? []
      return Number(whole) / Number(part ?? 1)
    }
    return charts.map((chart) => ({
      numbers: [...chart.querySelectorAll('tbody tr > :last-child')].map((cell) => numberIn(cell.textContent)),
      bars: [...chart.querySelectorAll('rect')].map((bar) => {
        const { left, right } = bar.getBoundingClientRect()
        return { left, right }
      }),
      axis: chart.querySelector('path.axis')?.getBoundingClientRect().left ?? Number.NaN,
      isRtl: document.documentElement.dir === 'rtl',
      contrasts: [...chart.querySelectorAll('svg text, rect:not(.forecast)')].map((part) => {
        const [dim = 0, bright = 0] = [paper, luminance(getComputedStyle(part).fill)].toSorted((a, b) => a - b)
        return { name: part.tagName, ratio: (bright + 0.05) / (dim + 0.05) }
      }),
    }))
  })
}

for (const lang of ['ar', 'fa']) {
  test(`in ${lang}, the written form of a number comes after it, in the direction of reading`, async ({ page }) => {
    await page.goto(storyPath(lang))
    const labels = page.locator('#chart2 text:has(tspan)')
    const places = await labels.evaluateAll((all) =>
      all.map((label) => {
        const range = document.createRange()
        if (label.lastChild) range.selectNodeContents(label.lastChild)
        const number = label.querySelector('tspan')?.getBoundingClientRect()
        return [range.getBoundingClientRect().right, number?.left ?? Number.NaN] as const
      }),
    )
    expect(places).toHaveLength(2)
    for (const [written, number] of places) expect(written).toBeLessThanOrEqual(number + 1)
  })
}
