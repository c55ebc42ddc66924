import type { Locator } from '@playwright/test'
import { expect, storyPath, test } from './test.ts'

/** WCAG 2.2, 1.4.6: contrast that is enough without glasses. */
const ENHANCED = 7

for (const theme of ['light', 'dark', 'sepia'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`in ${theme}, on a ${scheme} system, the story’s text stands out 7 to 1`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.goto(storyPath('ar'))
      await page.locator('html').evaluate((html, value) => html.setAttribute('data-theme', value), theme)
      const text = page.locator('h1, .deck, .translated, .slug dd, .prose :is(p, h2), .plate figcaption > span')
      const ratios = await contrasts(text)
      expect(ratios.length).toBeGreaterThan(18)
      expect(ratios.filter(({ ratio }) => ratio < ENHANCED)).toEqual([])
    })
  }
}

/** The contrast of each element’s text with what is painted behind it (WCAG 2.2, relative luminance). */
async function contrasts(elements: Locator): Promise<{ text: string; ratio: number }[]> {
  return elements.evaluateAll((all) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    const paint = (colour: string): [number, number, number, number] => {
      if (!context) throw new Error('This browser cannot paint.')
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = colour
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
      return [red, green, blue, alpha]
    }
    const luminance = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = paint(colour).map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const background = (element: Element | null): string => {
      if (!element) return 'white'
      const colour = getComputedStyle(element).backgroundColor
      return paint(colour)[3] === 255 ? colour : background(element.parentElement)
    }
    return all.map((element) => {
      const pair = [luminance(getComputedStyle(element).color), luminance(background(element))]
      return {
        text: element.textContent.slice(0, 40),
        ratio: (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05),
      }
    })
  })
}
