import { filesIn } from './folder-in-browser.ts'
import { FILES, FOLDER, openCms, save } from './open-cms.ts'
import { expect, origin, test } from './test.ts'

const REPORT = { name: 'report.pdf', mimeType: 'application/pdf', text: '%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n' }

const FILM = '\n\n![The ships](/media/2025/ships.mp4)'

test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), viewport: { width: 1440, height: 900 } })

test('an editor puts a PDF beside a story and links to it: the preview’s link saves it, and a film of `media` plays', async ({
  page,
}) => {
  await openCms(page, { ...FILES, 'content/media/2025/ships.mp4': 'ftyp' })
  const story = page.getByText('China has reached a new stage').first()
  await story.waitFor()
  await page.evaluate(() => {
    location.hash = '#/assets'
  })
  await page.getByText('Stories › China has').click()
  await page.getByRole('button', { name: 'Upload' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({ ...REPORT, buffer: Buffer.from(REPORT.text) })
  await page.getByRole('alertdialog').getByRole('button', { name: 'Upload' }).click()
  await expect(page.getByText(REPORT.name).first()).toBeVisible()
  await page.evaluate(() => {
    location.hash = '#/collections/stories'
  })
  await story.click()
  const text = page.locator('#first-pane-body').getByRole('textbox', { name: 'Text' })
  await text.fill(`${await text.inputValue()}\n\nSee [the report](${REPORT.name}#page=1).${FILM}`)
  const film = page.locator('#second-pane-body').frameLocator('iframe').locator('video')
  await expect(film).toHaveAttribute('src', /^blob:/)
  const link = page.locator('#second-pane-body').frameLocator('iframe').getByRole('link', { name: 'the report' })
  await expect(link).toHaveAttribute('download', REPORT.name)
  await expect(link).toHaveAttribute('href', /^blob:/)
  await save(page)
  expect(await filesIn(page, FOLDER)).toEqual({
    ...FILES,
    [`${FOLDER}/en.md`]: `${FILES[`${FOLDER}/en.md`]?.trimEnd()}\n\nSee [the report](${REPORT.name}#page=1).${FILM}\n`,
    [`${FOLDER}/${REPORT.name}`]: REPORT.text,
  })
})
