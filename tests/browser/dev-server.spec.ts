import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { messagesFor } from '../../lib/language/messages.ts'
import { STORY } from '../fixtures/publication.ts'
import { storyPath } from './test.ts'
import { startWritingCopy, type WrittenSite } from './written-site.ts'

const FILE = `stories/${STORY}/en.md`
const FIRST = 'Key recent developments, including'
const LATER = 'Some Western media believe'

let site: WrittenSite
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  site = await startWritingCopy()
})
test.afterAll(() => site.stop())

test('a save shows in the open page, which stays where it is read, with what is selected and open in it', async ({
  page,
}) => {
  await page.goto(site.origin + storyPath('en'))
  await page.getByRole('button', { name: 'Reject' }).click()
  const read = page.locator('.prose > p').nth(6)
  await read.evaluate((paragraph) => {
    for (const details of document.querySelectorAll('details')) details.open = true
    getSelection()?.selectAllChildren(paragraph)
    paragraph.scrollIntoView({ behavior: 'instant' })
  })
  const before = await reading(page)
  expect(before).toMatchObject({ isAsked: false })
  expect(before.top).toBeLessThan(100)
  expect(before.open).toBeGreaterThan(0)
  expect(before.selected.length).toBeGreaterThan(100)
  const fresh = page.getByText('Saved while it is read.')
  site.save(FILE, (text) => text.replace(FIRST, `Saved while it is read.\n\n${FIRST}`))
  await expect(fresh).toBeAttached()
  expectSamePlace(await reading(page), before)
  site.save(FILE, (text) => text.replace('Saved while it is read.\n\n', ''))
  await expect(fresh).not.toBeAttached()
  expectSamePlace(await reading(page), before)
})

test('an error shows in the page at its place, with its lines and a hint, beside all that can be read; it is gone once it is fixed', async ({
  page,
}) => {
  await page.goto(site.origin + storyPath('en'))
  await page.getByRole('button', { name: 'Reject' }).click()
  const paragraphs = await page.locator('.prose > p').count()
  site.save(FILE, (text) => text.replace(LATER, `<blink>\n\n[Some](../nowhere/) Western media believe`))
  const alerts = page.getByRole('main').getByRole('alert')
  await expect(alerts).toHaveCount(2)
  const refused = alerts.filter({ hasText: 'raw-html' })
  await expect(refused).toContainText(/^Error raw-html · content\/stories\/.*\/en\.md:\d+:1/)
  await expect(refused.locator('pre')).toContainText(/> \d+ \| <blink>/)
  const link = alerts.filter({ hasText: 'link-broken' })
  await expect(link).toContainText('there is no /en/nowhere/')
  await expect(link).toContainText('Hint: ')
  await expect(page.locator('#p2 + [role=alert] + #p3 + [role=alert]')).toContainText('link-broken')
  await expect(page.locator('.prose > p')).toHaveCount(paragraphs)
  const list = page.getByRole('navigation', { name: 'Problems' })
  await list.getByText('2 errors').click()
  await list.getByRole('link', { name: 'nowhere' }).click()
  await expect(link).toBeInViewport()
  const { violations } = await new AxeBuilder({ page })
    .include('[id^=problem-]')
    .include('[aria-label=Problems]')
    .analyze()
  expect(violations).toEqual([])

  await page.goto(site.origin + storyPath('zh'))
  await list.getByText('2 errors').click()
  await list.getByRole('link', { name: '/en.md' }).first().click()
  await expect(page).toHaveURL(site.origin + storyPath('en'))
  site.save(FILE, (text) => text.replace('<blink>\n\n[Some](../nowhere/) Western', 'Some Western'))
  await expect(alerts).toHaveCount(0)
  await expect(list).toHaveCount(0)
})

test('a draft appears as it is begun, and is marked on its page and where lists lead to it', async ({ page }) => {
  await page.goto(`${site.origin}/ar/`)
  const folder = path.join(site.content, 'stories/begun')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'ar.md'), '---\ntitle: بداية\ndate: 2026-01-01\ndraft: true\n---\n\nنص.\n')
  const heading = page.getByRole('heading', { name: 'بداية' })
  await expect(heading.locator('mark')).toHaveText(messagesFor('ar').draft)
  await heading.getByRole('link').click()
  await expect(page.locator('.head mark')).toHaveText(messagesFor('ar').draft)
  writeFileSync(path.join(folder, 'ar.md'), '---\ntitle: بداية\npublish: 2100-01-01T09:00:00Z\n---\n\nنص.\n')
  await expect(page.locator('.head mark')).toContainText('2100-01-01T09:00:00Z')
})

/** Expects what is read to be where it was, to the pixel: positions within a page are fractions of pixels. */
function expectSamePlace(after: Awaited<ReturnType<typeof reading>>, before: typeof after): void {
  expect({ ...after, top: before.top }).toEqual(before)
  expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(1)
}

/** What a reader would lose if the page were loaded again. */
async function reading(page: Page) {
  return page.evaluate(() => {
    const selection = getSelection()
    return {
      top: Math.round(selection?.getRangeAt(0).getBoundingClientRect().top ?? -1),
      selected: selection?.toString() ?? '',
      open: document.querySelectorAll('details[open]').length,
      isAsked: Boolean(document.querySelector('dialog[open]')),
    }
  })
}
