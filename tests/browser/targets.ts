import type { Locator } from '@playwright/test'

/** In CSS pixels, what a finger can hit at all (WCAG 2.2, 2.5.8). */
export const MINIMUM_TARGET = 24

/**
 * How large the targets are, but for links within a sentence, which are as high as its lines (2.5.8, exception Inline).
 */
export async function targetSizes(targets: Locator): Promise<{ name: string; width: number; height: number }[]> {
  return targets.evaluateAll((all) =>
    all
      .filter((element) => {
        const inline = getComputedStyle(element).display === 'inline'
        return !(inline && element.parentElement?.textContent.trim() !== element.textContent.trim())
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        return { name: `${element.tagName} ${element.textContent.trim().slice(0, 40)}`, width, height }
      }),
  )
}
