import type { Page } from '@playwright/test'
import { NOTED } from './harbour-stories.ts'

const CALLS = [1, 2, 3]

/** Opens the story with notes, its cookie notice answered. */
export async function open(page: Page, lang: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(`/${lang}/${NOTED}/`)
  const decline = page.locator('.consent button[value=decline]')
  await page.waitForFunction(() => document.querySelector('cookie-consent:defined'))
  if (await decline.isVisible()) await decline.click()
}

/** By how much the page is wider than its window, in pixels. */
export const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Where the note that stands in the margin already ends. */
export const bottomOfEditorsNote = (page: Page) =>
  page.locator('.prose > .note').evaluate((note) => note.getBoundingClientRect().bottom)

/** Where things are, in pixels of the window. */
export function places(page: Page) {
  return page.evaluate((numbers) => {
    const box = (element: Element | null | undefined) => {
      const { top, bottom, left, right } = element?.getBoundingClientRect() ?? new DOMRect()
      return { top, bottom, left, right }
    }
    return {
      calls: numbers.map((number) => {
        const call = document.getElementById(`ref-${number}`)
        return { call: box(call), section: box(call?.closest('[data-section]')) }
      }),
      notes: numbers.map((number) => box(document.getElementById(`note-${number}`))),
      text: box(document.querySelector('.prose > p:last-of-type')),
      end: box(document.querySelector('.body')).bottom,
    }
  }, CALLS)
}
