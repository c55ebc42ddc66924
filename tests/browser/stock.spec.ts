import type { Page } from '@playwright/test'
import { everyPage, expect, origin, test } from './test.ts'

for (const lang of ['en', 'ar', 'zh']) {
  test(`every page in ${lang} reads as it does in the framework’s own export, run by the framework’s own script`, async ({
    page,
  }) => {
    const messages: string[] = []
    page.on('pageerror', (error) => messages.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') messages.push(message.text())
    })
    for (const address of everyPage().filter((path) => path.startsWith(`/${lang}/`))) {
      await page.goto(origin('stock') + address)
      await hydrated(page)
      const stock = await textOf(page)
      await page.goto(address)
      expect(await textOf(page), address).toBe(stock)
      // Lists of one story and the tools say little.
      expect(stock.length, address).toBeGreaterThan(/\/(topics|archive|search|offline)\//.test(address) ? 20 : 200)
    }
    expect(messages).toEqual([])
  })
}

/** What the page says, without what only its own script brings: the controls that store a story, share it and read it aloud. */
async function textOf(page: Page): Promise<string> {
  await page.evaluate(() => {
    for (const control of document.querySelectorAll('keep-offline, share-story button, listen-story')) control.remove()
  })
  return (await page.getByRole('main').allInnerTexts()).join()
}

/** Waits until the framework has taken over the page, which it marks on the elements it has. */
async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main')
    return main && Object.keys(main).some((key) => key.startsWith('__react'))
  })
}
