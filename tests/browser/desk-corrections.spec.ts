import { expectAccessible } from './accessible.ts'
import { filesIn } from './folder-in-browser.ts'
import { FILES } from './open-cms.ts'
import { field, openDesk, press } from './open-desk.ts'
import { expect, origin, test } from './test.ts'

test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), contextOptions: { reducedMotion: 'reduce' } })

const HARBOUR = {
  ...FILES,
  'content/stories/harbour/en.md': '---\ntitle: The harbour\ndate: 2025-02-24\n---\n\nIt has 27 piers.\n',
  'content/stories/harbour/es.md':
    '---\ntitle: El puerto\ntranslation:\n  of: en\n  by: human\n---\n\nTiene 27 muelles.\n',
}

test('a correction is written on the desk, and says which languages have it', async ({ page }) => {
  await openDesk(page, 'Ada Writer', HARBOUR)
  await page.setViewportSize({ width: 390, height: 800 })
  const file = async (lang: string) =>
    (await filesIn(page, 'content/stories/harbour'))[`content/stories/harbour/${lang}.md`] ?? ''
  await page.getByRole('link', { name: 'The harbour' }).click()
  await field(page, 'Text').fill('It has 28 piers.')
  await press(page, 'Add a correction')
  const written = page.getByRole('textbox', { name: /^Correction of 20/ })
  await expect(written).toBeFocused()
  await page.keyboard.type('It has 28 piers, not 27.')
  await expect(
    page.getByText('Not translated yet; until it is, readers see it in the words above: Español'),
  ).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  expect(await file('en')).toMatch(/corrections:\n {2}- date: 20\d\d-\d\d-\d\d\n {4}text: It has 28 piers, not 27\.\n/)

  await page.getByRole('link', { name: 'Español', exact: true }).click()
  await written.fill('Tiene 28 muelles, no 27.')
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  expect(await file('es')).toContain('    text: Tiene 28 muelles, no 27.\n')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByText('Readers have it in Español')).toBeVisible()
  await expect(page.getByText('Not translated yet')).toHaveCount(0)

  await written.fill('')
  await press(page, 'Publish now')
  await expect.poll(() => file('en')).not.toContain('corrections')
})

test('a story gets its main picture on the desk, with what it shows and who made it', async ({ page }) => {
  await openDesk(page, 'Ada Writer', HARBOUR)
  await page.getByRole('link', { name: 'The harbour' }).click()
  const picture = { name: 'The Boats.PNG', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') }
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'Choose …')
  await (await chooser).setFiles(picture)
  const dialog = page.getByRole('dialog', { name: 'Picture' })
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Write what the picture shows, for people who cannot see it.')
  await dialog.getByLabel('What the picture shows').fill('Boats at a pier')
  await dialog.getByLabel('Who made it').fill('Ada Writer')
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await expect(page.locator('.desk-thumbnail')).toBeVisible()
  await field(page, 'Caption').fill('In March')
  await expectAccessible(page)
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  const files = await filesIn(page, 'content/stories/harbour')
  expect(files['content/stories/harbour/en.md']).toContain(
    'cover:\n  src: the-boats.png\n  alt: Boats at a pier\n  credit: Ada Writer\n  caption: In March\n',
  )
  expect(Object.keys(files)).toContain('content/stories/harbour/the-boats.png')
  await press(page, 'Delete')
  await press(page, 'Publish now')
  await expect(page.getByRole('button', { name: 'Choose …' })).toBeVisible()
  await expect
    .poll(async () => (await filesIn(page, 'content/stories/harbour'))['content/stories/harbour/en.md'])
    .not.toContain('cover')
})

/** A picture of one point. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
