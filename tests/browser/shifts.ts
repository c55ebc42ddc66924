import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** What moved in the page, as long as a test looks on. */
    shifts?: string[]
  }
}

/** From the next page on, everything that moves in a page that is seen. */
export async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const found: string[] = []
    window.shifts = found
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) found.push(JSON.stringify(entry))
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** What has moved in the page that is open: the browser’s own entries. */
export async function shifts(page: Page): Promise<string[]> {
  return page.evaluate(() => window.shifts ?? ['not recorded'])
}
