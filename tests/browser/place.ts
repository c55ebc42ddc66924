import type { Page } from '@playwright/test'

/** Follows a link of a list of languages, wherever in the page it is, as a press of Enter on it would. */
export async function follow(page: Page, lang: string, list: string): Promise<void> {
  const link = page.locator(`${list} a[hreflang="${lang}"]`)
  await Promise.all([page.waitForEvent('load'), link.dispatchEvent('click')])
}

/** Waits for two frames: a browser tells of a scroll with the next one. */
export function twoFrames(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

/** Scrolls until the top of a section is so many pixels below the top of the window. */
export function scrollToSection(page: Page, id: string, height: number): Promise<void> {
  return page.evaluate(
    ([section, top]) => {
      const box = document.getElementById(section)?.getBoundingClientRect()
      scrollBy({ top: (box?.top ?? 0) - top, behavior: 'instant' })
    },
    [id, height] as const,
  )
}

/** How many pixels the top of a section is below the top of the window. */
export function topOf(page: Page, id: string): Promise<number> {
  return page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect().top)
}
