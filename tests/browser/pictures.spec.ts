import type { Locator } from '@playwright/test'
import sharp from 'sharp'
import { skyIsAbove } from '../photograph.ts'
import { recordShifts, shifts } from './shifts.ts'
import { expect, origin, test } from './test.ts'

/** Windows and their pixels a CSS pixel: telephones, a tablet, a screen. */
const WINDOWS = [
  { lang: 'en', width: 390, height: 844, densities: [1, 3] },
  { lang: 'ar', width: 390, height: 844, densities: [2] },
  { lang: 'en', width: 768, height: 1024, densities: [1, 2] },
  { lang: 'en', width: 1440, height: 900, densities: [1, 2] },
]

for (const { lang, width, height, densities } of WINDOWS) {
  for (const deviceScaleFactor of densities) {
    test.describe(`${lang}, ${width} px wide at density ${deviceScaleFactor}`, () => {
      test.use({ viewport: { width, height }, deviceScaleFactor })

      test('of each picture the smallest file is loaded that is sharp, and nothing moves', async ({ page }) => {
        await recordShifts(page)
        await page.goto(`${origin('pictures')}/${lang}/pictures/`)
        const pictures = page.locator('article picture img')
        await expect(pictures).toHaveCount(9)
        for (const picture of await pictures.all()) {
          // Half of the text's width, which depends on its script, is less exact than the whole.
          const isInGallery = await picture.evaluate((image) => image.closest('.gallery') !== null)
          await expectSmallestSharp(picture, isInGallery ? 2 : 1)
        }
        expect(await shifts(page)).toEqual([])
      })
    })
  }
}

test('a picture that was taken on its side stands upright', async ({ page }) => {
  await page.goto(`${origin('pictures')}/en/pictures/`)
  const tower = page.getByRole('img', { name: 'A tower' })
  await arrive(tower)
  expect(await skyIsAbove(await tower.screenshot())).toBe(true)
})

test('until a photograph has come its colours stand in its place, allowed by the page’s policy', async ({ page }) => {
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  await page.route(/\/assets\/.*\.(avif|webp|jpg|png)$/, () => {}) // never answered
  await page.goto(`${origin('pictures')}/en/pictures/`, { waitUntil: 'commit' })
  const field = page.getByRole('img', { name: 'A field' })
  await expect(field).toBeVisible()
  const background = (image: Locator) => image.evaluate((element) => getComputedStyle(element).backgroundImage)
  await expect.poll(() => background(field)).toMatch(/^linear-gradient/)
  expect(await skyIsAbove(await field.screenshot())).toBe(true)
  expect(await background(page.getByRole('img', { name: 'A drawing' }))).toBe('none')
  expect(refused).toEqual([])
})

for (const width of [390, 800, 1000, 1440]) {
  test(`on a front page ${width} px wide the smallest file of the cover is loaded that is sharp`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${origin('pictures')}/en/`)
    await expectSmallestSharp(page.locator('img.plate'))
  })
}

test('on a front page of two stories the opinion is in a band across the window, which scrolls no page sideways', async ({
  page,
}) => {
  for (const width of [320, 800, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${origin('pictures')}/en/`)
    await page.locator('.consent').evaluate((notice) => notice.remove()) // it could be over the band
    const { y = 0 } = (await page.locator('.voices:has(h3)').boundingBox()) ?? {}
    const rowAt = async (below: number) => {
      const row = await page.screenshot({ clip: { x: 0, y: y + below, width, height: 1 }, fullPage: true })
      return [...(await sharp(row).removeAlpha().raw().toBuffer())]
    }
    const ground = await rowAt(8)
    const distance = (row: readonly number[]) =>
      Math.max(...row.map((value, place) => Math.abs(value - (ground[place % 3] ?? Number.NaN))))
    expect(distance(ground)).toBeLessThan(3) // a gradient is dithered
    expect(distance(await rowAt(-8))).toBeGreaterThan(10)
    await page.emulateMedia({ forcedColors: 'active' })
    expect(await rowAt(8)).toEqual(await rowAt(-8))
    await page.emulateMedia({ forcedColors: 'none' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})

for (const width of [390, 1440]) {
  test(`at ${width} px a picture that is full is seen from edge to edge of the window`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${origin('pictures')}/en/pictures/`)
    const picture = page.locator('.full img')
    await picture.scrollIntoViewIfNeeded()
    const edges = await picture.evaluate((image) => {
      const { top, height } = image.getBoundingClientRect()
      return [0, innerWidth - 1].map((x) => document.elementFromPoint(x, top + height / 2) === image)
    })
    expect(edges).toEqual([true, true])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
}

test('on paper a picture that is higher than wide takes less than half of a sheet, and is whole', async ({ page }) => {
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${origin('pictures')}/en/pictures/`)
  const tower = page.getByRole('img', { name: /^A tower/ })
  // A browser that prints waits for its pictures.
  await tower.scrollIntoViewIfNeeded()
  await tower.evaluate((picture: HTMLImageElement) => picture.decode())
  const { width = 0, height = 0 } = (await tower.boundingBox()) ?? {}
  expect(height).toBeGreaterThan(300)
  expect(height).toBeLessThan(1123 / 2)
  expect(width / height).toBeCloseTo(3 / 4, 1)
})

/** Expects the smallest file that is sharp, or one of the `among` smallest. */
async function expectSmallestSharp(picture: Locator, among = 1): Promise<void> {
  await arrive(picture)
  const { drawn, loaded, offered } = await measure(picture)
  const sharp = offered.filter((one) => one >= drawn * 0.98)
  expect([...sharp, ...offered.slice(-1)].slice(0, among), `drawn over ${drawn} pixels`).toContain(loaded)
}

async function arrive(picture: Locator): Promise<void> {
  await picture.scrollIntoViewIfNeeded()
  await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.decode() : undefined))
}

/** In device pixels: how wide a picture is drawn, cut edges included; which file was loaded; which were offered. */
function measure(picture: Locator): Promise<{ drawn: number; loaded: number; offered: number[] }> {
  return picture.evaluate((image: HTMLImageElement) => {
    const { width, height } = image.getBoundingClientRect()
    const fills = getComputedStyle(image).objectFit === 'cover'
    const ratio = Number(image.getAttribute('width')) / Number(image.getAttribute('height'))
    const srcset = image.parentElement?.querySelector('source')?.srcset ?? ''
    return {
      drawn: (fills ? Math.max(width, height * ratio) : width) * devicePixelRatio,
      loaded: Number(/-(\d+)\.[\da-f]{12}\.avif$/.exec(image.currentSrc)?.[1]),
      offered: [...srcset.matchAll(/ (\d+)w/g)].map(([, one]) => Number(one)),
    }
  })
}
