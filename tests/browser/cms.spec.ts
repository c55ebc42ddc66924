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

    await left.getByRole('textbox', { name: 'Title' }).fill('')
    await expect(preview.locator('.cms-problem')).toHaveText('Fields: The key “title” is missing.')
    await left.getByRole('textbox', { name: 'Title' }).fill('China: a new stage')

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

  test('an editor begins a story with its Arabic headline, as a draft of today, and translates it', async ({
    page,
  }) => {
    await openCms(page)
    const headline = page.getByLabel('Headline of a new story')
    await headline.fill('Search')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    expect(await headline.evaluate((input: HTMLInputElement) => input.validationMessage)).toContain(
      'needs this address',
    )
    await headline.fill('الميناء يعود')
    await page.getByLabel('written in').selectOption('ar')
    await page.getByRole('button', { name: 'Open', exact: true }).click() // the folder is remembered, and the story opens
    const slug = `story-${new Date().toISOString().slice(0, 10)}`
    const left = page.locator('#first-pane-body')
    const preview = page.locator('#second-pane-body').frameLocator('iframe')
    await expect(left.getByRole('textbox', { name: 'Title' })).toHaveValue('الميناء يعود')
    await left.getByRole('textbox', { name: 'Text' }).fill('النص.')
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText('الميناء يعود') // though it is a draft
    await save(page)
    await page.getByRole('gridcell', { name: 'الميناء يعود' }).click() // its status says the name, too
    await choose(page, 'first', 'English')
    await page.getByRole('button', { name: /Enable .English/ }).click()
    await left.getByRole('textbox', { name: 'Title' }).fill('The harbour reopens')
    await left.getByRole('textbox', { name: 'Text' }).fill('The text.')
    await save(page)
    const files = await filesIn(page, `content/stories/${slug}`)
    const arabic = files[`content/stories/${slug}/ar.md`] ?? ''
    const [, date = ''] = /^date: (.*)$/m.exec(arabic) ?? []
    expect(date).toMatch(/T\d\d:\d\d:00\+04:00$/)
    expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(10 * 60_000)
    expect(arabic).toBe(`---\ntitle: الميناء يعود\nslug: الميناء-يعود\ndate: ${date}\ndraft: true\n---\n\nالنص.\n`)
    expect(files[`content/stories/${slug}/en.md`]).toBe(
      '---\ntitle: The harbour reopens\ndraft: true\ntranslation:\n  of: ar\n  by: human\n---\n\nThe text.\n',
    )
  })

  test('an editor adds an item to each list, and publishes at a time of the newspaper’s zone: the preview stays', async ({
    page,
  }) => {
    await openCms(page)
    await page.getByText('China has reached a new stage').first().click()
    const left = page.locator('#first-pane-body')
    const preview = page.locator('#second-pane-body').frameLocator('iframe')
    await expect(preview.getByRole('heading', { level: 1 })).toBeVisible()
    // Sveltia makes a field when it comes into sight.
    await left.hover()
    const add = left.getByRole('button', { name: /^Add / })
    const last = add.filter({ hasText: 'Corrections' })
    const wheel = async () => {
      await page.mouse.wheel(0, 2000)
      await expect(last).toBeVisible({ timeout: 300 })
    }
    await expect(wheel).toPass({ timeout: 20_000 })
    const lists = await add.allTextContents()
    expect(lists.length).toBeGreaterThanOrEqual(5)
    for (const name of lists) await add.filter({ hasText: name }).first().click()
    const correction = left.getByRole('group', { name: /Corrections/ })
    await correction.getByRole('textbox', { name: 'Date' }).fill('2026-12-01T09:00')
    await correction.getByRole('textbox', { name: 'Text' }).fill('It is 28, not 82.')
    const publish = left.getByRole('group', { name: /“.Publish.” Field/ })
    await publish.locator('input').fill('2025-02-24T09:00')
    await expect(preview.locator('body')).toContainText('It is 28, not 82.')
    await expect(preview.locator('.cms-problem')).toHaveCount(0)
    await save(page)
    const english = FILES[`${FOLDER}/en.md`] ?? ''
    const added =
      'publish: 2025-02-24T09:00:00+04:00\ncorrections:\n  - date: 2026-12-01T09:00:00+04:00\n    text: It is 28, not 82.\n'
    expect(await filesIn(page, FOLDER)).toEqual({
      ...FILES,
      [`${FOLDER}/en.md`]: english.replace(/^---\n([\s\S]*?)^---\n/m, (_, yaml) => `---\n${yaml}${added}---\n`),
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
