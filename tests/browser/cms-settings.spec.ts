import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { PUBLICATION } from '../fixtures/publication.ts'
import { filesIn } from './folder-in-browser.ts'
import { openCms, save } from './open-cms.ts'
import { expect, origin, test } from './test.ts'

const SITE = readFileSync(path.join(PUBLICATION, 'site.yaml'), 'utf8')
const ABOUT = readFileSync(path.join(PUBLICATION, 'pages/about/en.md'), 'utf8')

/** Opens a file by its collection and its name there. */
async function open(page: Page, collection: string, file: string): Promise<void> {
  await page.evaluate((hash) => location.assign(hash), `#/collections/${collection}/entries/${file}`)
}

test.describe('in the CMS', () => {
  test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), viewport: { width: 1440, height: 900 } })

  test('an editor edits site.yaml, and every comment and all other keys stay', async ({ page }) => {
    await openCms(page, { 'content/site.yaml': SITE })
    await open(page, 'settings', 'site')
    await page.getByRole('textbox', { name: 'All languages', exact: true }).first().fill('The Herald')
    await save(page)
    expect(await filesIn(page, 'content')).toEqual({
      'content/site.yaml': SITE.replace(/^name: .*$/m, 'name: The Herald'),
    })
  })

  test('an editor edits a page and sees it', async ({ page }) => {
    await openCms(page, { 'content/pages/about/en.md': ABOUT })
    await open(page, 'pages', 'about')
    await page.locator('#first-pane-body').getByRole('textbox', { name: 'Title' }).fill('Who we are')
    const preview = page.locator('#second-pane-body').frameLocator('iframe')
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Who we are')
    await save(page)
    expect(await filesIn(page, 'content/pages/about')).toEqual({
      'content/pages/about/en.md': ABOUT.replace(/^title: .*$/m, 'title: Who we are'),
    })
  })

  test('an editor adds a word to avoid to the glossary, and the other entries keep their lines', async ({ page }) => {
    const lines = '# Names\n- {en: Masthead}   # stays\n- {en: Harbour, ar: ميناء}\n'
    await openCms(page, { 'content/glossary.yaml': lines })
    await open(page, 'settings', 'glossary')
    const english = page.getByRole('textbox', { name: 'English', exact: true })
    const ofNew = () => english.evaluateAll((all) => all.findIndex((one) => 'value' in one && !one.value))
    await expect(page.getByText('2 Terms')).toBeVisible() // mostly closed, but the editor may have opened one
    await page.getByRole('button', { name: /^Add .*Term/ }).click()
    await expect.poll(ofNew).toBeGreaterThanOrEqual(0)
    await english.nth(await ofNew()).fill('port')
    await save(page)
    expect(await filesIn(page, 'content')).toEqual({ 'content/glossary.yaml': `${lines}- {en: port}\n` })
  })

  test('an editor begins the front page of one language', async ({ page }) => {
    await openCms(page)
    await open(page, 'fronts', 'front-ar')
    await page.getByRole('textbox', { name: 'Lead', exact: true }).fill('harbour')
    await save(page)
    expect(await filesIn(page, 'content')).toEqual({ 'content/front.ar.yaml': 'lead: harbour\n' })
  })

  test('an editor opens the translations board, in a tab of its own', async ({ page }) => {
    await openCms(page)
    const [board] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Translations' }).click(),
    ])
    await expect(board.getByRole('table')).toContainText('ar: not reviewed')
    const last = board.getByRole('columnheader').last()
    const beyond = (column: Element) => {
      const scroll = column.closest('.scroll')
      const right = scroll ? scroll.getBoundingClientRect().left + scroll.clientWidth : 0
      return column.getBoundingClientRect().right - right
    }
    expect(await last.evaluate(beyond)).toBeLessThan(1) // clientWidth is a whole number of pixels
  })
})
