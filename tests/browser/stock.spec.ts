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
      const [stock = ''] = await page.getByRole('main').allInnerTexts()
      await page.goto(address)
      expect(await page.getByRole('main').allInnerTexts(), address).toEqual([stock])
      expect(stock.length, address).toBeGreaterThan(200)
    }
    expect(messages).toEqual([])
  })
}

/** Waits until the framework has taken over the page, which it marks on the elements it has. */
async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main')
    return main && Object.keys(main).some((key) => key.startsWith('__react'))
  })
}
