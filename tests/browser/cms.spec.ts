import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { STORY } from '../fixtures/publication.ts'
import { filesIn } from './folder-in-browser.ts'
import { FILES, FOLDER, openCms, save } from './open-cms.ts'
import { SITES } from './sites.ts'
import { expect, origin, test } from './test.ts'

/** The digests of a built site, by file, without what is only compressed and what only hosts read. */
function digests(site: keyof typeof SITES): Map<string, string> {
  const lines = readFileSync(path.join(SITES[site], 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
  const files = lines.map((line) => [line.slice(66), line.slice(0, 64)] as const)
  return new Map(files.filter(([name]) => !/\.(br|gz)$|^[._]/.test(name)))
}

test('a CMS changes no file that readers get, and no list of pages names it', () => {
  const [without, beside] = [digests('seed'), digests('cms')]
  expect([...without.keys()].filter((name) => name.startsWith('editor/'))).toEqual([])
  const added = [...beside.keys()].filter((name) => !without.has(name))
  expect(added).toContain('editor/index.html')
  expect(added.filter((name) => !name.startsWith('editor/'))).toEqual([])
  expect([...without].filter(([name, digest]) => beside.get(name) !== digest)).toEqual([])
})

test.describe('in the CMS', () => {
  test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), viewport: { width: 1440, height: 900 } })

  test('an editor edits English and Arabic, sees the page, and saves nothing but the edit', async ({ page }) => {
    const foreign = await openCms(page)
    await page.getByText('China has reached a new stage').first().click()
    const [left, right] = [page.locator('#first-pane-body'), page.locator('#second-pane-body')]
    const preview = right.frameLocator('iframe')

    await left.getByRole('textbox', { name: 'Title' }).fill('China: a new stage')
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText('China: a new stage')
    await expect(preview.locator('html')).toHaveAttribute('dir', 'ltr')
    await expect(preview.getByRole('heading', { level: 1 })).toHaveCSS('font-family', await headlineFont(page, 'en'))
    await expect(preview.locator('.plate img')).toHaveJSProperty('complete', true)
    expect(
      await preview.locator('.plate img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(0)

    await choose(page, 'first', 'Arabic')
    await expect(preview.locator('html')).toHaveAttribute('dir', 'rtl')
    const text = left.getByRole('textbox', { name: 'Text' })
    const before = await text.inputValue()
    await text.fill(`${before}\n\n<blink>عنوان</blink>`)
    await expect(preview.locator('.cms-problem')).toContainText('<blink> cannot be shown in every edition.')
    await text.fill(`${before}\n\nجملة أخيرة.`)
    await expect(preview.locator('.prose')).toContainText('جملة أخيرة.')
    await expect(preview.locator('.cms-problem')).toHaveCount(0)

    await choose(page, 'second', 'English')
    await expect(right.getByRole('textbox', { name: 'Title' })).toHaveValue('China: a new stage')

    await save(page)
    const [english = '', arabic = ''] = [FILES[`${FOLDER}/en.md`], FILES[`${FOLDER}/ar.md`]]
    expect(await filesIn(page, FOLDER)).toEqual({
      ...FILES,
      [`${FOLDER}/en.md`]: english.replace(/^title: .*$/m, 'title: "China: a new stage"'),
      [`${FOLDER}/ar.md`]: `${arabic.trimEnd()}\n\nجملة أخيرة.\n`,
    })
    expect(foreign).toEqual([])
  })

  test('an editor begins a story in Arabic, and a translation of it', async ({ page }) => {
    await openCms(page)
    await page.getByLabel('Open or begin a story').fill('harbour-reopens')
    await page.getByLabel('written in').selectOption('ar')
    await page.getByRole('button', { name: 'Open', exact: true }).click() // the folder is remembered, and the story opens
    const left = page.locator('#first-pane-body')
    await left.getByRole('textbox', { name: 'Title' }).fill('الميناء يعود')
    await left.getByRole('textbox', { name: 'Text' }).fill('النص.')
    await save(page)
    await page.getByRole('gridcell', { name: 'harbour-reopens' }).click() // its status says the name, too
    await choose(page, 'first', 'English')
    await page.getByRole('button', { name: /Enable .English/ }).click()
    await left.getByRole('textbox', { name: 'Title' }).fill('The harbour reopens')
    await left.getByRole('textbox', { name: 'Text' }).fill('The text.')
    await save(page)
    expect(await filesIn(page, 'content/stories/harbour-reopens')).toEqual({
      'content/stories/harbour-reopens/ar.md': '---\ntitle: الميناء يعود\n---\n\nالنص.\n',
      'content/stories/harbour-reopens/en.md':
        '---\ntitle: The harbour reopens\ntranslation:\n  of: ar\n  by: human\n---\n\nThe text.\n',
    })
  })
})

async function choose(page: Page, pane: 'first' | 'second', language: string): Promise<void> {
  await page.locator(`[role=combobox][aria-controls=${pane}-pane-body]`).click()
  await page.getByRole('option', { name: language }).filter({ visible: true }).click()
}

/** The type in which the site sets a headline. */
async function headlineFont(page: Page, lang: string): Promise<string> {
  const reader = await page.context().newPage()
  await reader.goto(`/${lang}/${STORY}/`)
  const font = await reader
    .getByRole('heading', { level: 1 })
    .evaluate((heading) => getComputedStyle(heading).fontFamily)
  await reader.close()
  return font
}
