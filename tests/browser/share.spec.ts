import type { Page } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { builtPage, expect, storyPath, test } from './test.ts'

declare global {
  interface Window {
    given?: { title?: string; text?: string; url?: string }
  }
}

/** Selects from one place in the text to another: `nth` is the paragraph, then the characters. */
async function select(page: Page, from: [number, number], to: [number, number]): Promise<string> {
  return page.evaluate(
    ([[firstParagraph, start], [lastParagraph, end]]) => {
      const paragraphs = [...document.querySelectorAll('.prose > p')]
      const text = (index: number) => {
        const node = paragraphs[index]?.firstChild
        if (!node) throw new Error('There is no such paragraph.')
        return node
      }
      const last = text(lastParagraph)
      getSelection()?.setBaseAndExtent(text(firstParagraph), start, last, Math.min(end, last.textContent?.length ?? 0))
      return getSelection()?.toString() ?? ''
    },
    [from, to] as const,
  )
}

/** What a reader would be handed by the system’s sheet. */
async function withSheet(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: async (given: NonNullable<Window['given']>) => {
        window.given = given
      },
    })
  })
}

for (const lang of ['en', 'zh', 'ar', 'hi', 'ja', 'ko']) {
  test(`a link to selected words opens at them in ${lang}`, async ({ page }) => {
    await withSheet(page)
    await page.goto(storyPath(lang))
    for (const { from, to } of [
      { from: [6, 12], to: [6, 60] },
      { from: [5, 4], to: [7, 40] },
    ] as const) {
      await select(page, [...from], [...to])
      await page.getByRole('button', { name: messagesFor(lang).shareWords }).click()
      const given = await page.evaluate(() => window.given)
      expect(given?.text).toContain(`— ${await page.title()}`)
      expect(given?.url).toContain('#:~:text=')
      const other = await page.context().newPage()
      await other.goto(given?.url ?? '')
      // The browser has come to the words by itself: they are in the window, which begins far above them.
      await expect(other.locator('.prose > p').nth(from[0])).toBeInViewport()
      expect(await other.evaluate(() => scrollY)).toBeGreaterThan(200)
      await other.close()
    }
  })
}

test('without a sheet the link is copied, to the story, to a section, or with the words and their credit', async ({
  page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(storyPath('en'))
  const { copyLink, copied, linkToSection, shareWords } = messagesFor('en')
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: copyLink }).click()
  await expect(page.locator('.tools [role=status]')).toHaveText(copied)
  const address = page.url()
  expect(await clipboard()).toBe(address)
  await select(page, [3, 0], [3, 20])
  const id = await page.locator('.prose > p').nth(3).getAttribute('id')
  await page.getByRole('button', { name: linkToSection }).press('Enter')
  await expect.poll(clipboard).toBe(`${address}#${id}`)
  await page.getByRole('button', { name: shareWords }).press('Enter')
  await expect.poll(clipboard).toMatch(/^“[^”]+”\n— .+\nhttp.+#:~:text=/)
  await page.evaluate(() => getSelection()?.removeAllRanges())
  await expect(page.getByRole('button', { name: shareWords })).toBeHidden()
})

test('the word that a link was copied goes after six seconds', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.clock.install()
  await page.goto(storyPath('en'))
  await page.clock.runFor(1000) // each element is defined in a task of its own
  const status = page.locator('.tools [role=status]')
  await page.getByRole('button', { name: messagesFor('en').copyLink }).click()
  await expect(status).not.toBeEmpty()
  await page.clock.runFor(5000)
  await expect(status).not.toBeEmpty()
  await page.clock.runFor(1500)
  await expect(status).toBeEmpty()
})

test('the tools have one line for their words, which shows the last', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(storyPath('en'))
  const { copyLink, copied, keepOffline, keptOffline } = messagesFor('en')
  const status = page.locator('.tools [role=status]')
  await expect(status).toHaveCount(1)
  await page.getByRole('button', { name: copyLink }).click()
  await expect(status).toHaveText(copied)
  await page.getByRole('button', { name: keepOffline }).click()
  await expect(status).toHaveText(keptOffline)
})

test('each tool below a story is as far from the next as the others', async ({ page }) => {
  await page.goto(storyPath('en'))
  const tools = page.locator('.tools :is(a, button)').filter({ visible: true })
  const gaps = async () => {
    const boxes = await tools.evaluateAll((all) => all.map((tool) => tool.getBoundingClientRect().toJSON()))
    return boxes.slice(1).map(({ left }, before) => Math.round(left - boxes[before].right))
  }
  await expect.poll(gaps).toEqual([24, 24, 24])
})

test('without script the story is shared by mail, by its full address', () => {
  expect(builtPage(storyPath('ja'))).toContain(
    `href="mailto:?body=${encodeURIComponent(`https://masthead.example${storyPath('ja')}`)}"`,
  )
})
