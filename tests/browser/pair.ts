import type { Locator, Page } from '@playwright/test'
import { expect, storyPath } from './test.ts'

/** The typeface of a story's text, where it is read alone. */
export async function fontOfStory(page: Page, lang: string): Promise<string> {
  const alone = await page.context().newPage()
  await alone.goto(storyPath(lang))
  return fontOf(alone.locator('.prose > p').first())
}

/** The typefaces of a text. */
export function fontOf(text: Locator): Promise<string> {
  return text.evaluate((element) => getComputedStyle(element).fontFamily)
}

/** Opens a story beside another language of it. */
export async function openPair(page: Page, first: string, second: string): Promise<void> {
  await page.goto(`${storyPath(first)}?with=${second}`)
  await expect(page.locator('.prose > .twin').first()).toBeVisible()
  await page
    .locator('.consent [value=decline]')
    .click({ timeout: 1000 })
    .catch(() => {})
}

/** The edges of each section, and of its twin. */
export function rows(page: Page) {
  return page.locator('.prose > [data-section]:not(figure)').evaluateAll((sections) =>
    sections.map((section) => {
      const edges = (element: Element | null) => {
        const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {}
        return { top, bottom }
      }
      return { id: section.id, one: edges(section), other: edges(section.nextElementSibling) }
    }),
  )
}
