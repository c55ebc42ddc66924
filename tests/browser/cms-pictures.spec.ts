import { filesIn } from './folder-in-browser.ts'
import { FILES, FOLDER, openCms, save } from './open-cms.ts'
import { expect, origin, test } from './test.ts'

const BOATS = {
  name: 'boats.svg',
  mimeType: 'image/svg+xml',
  text: '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>',
}

test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), viewport: { width: 1440, height: 900 } })

test('an editor uploads a picture for the cover: it is put beside the story, and the story names it', async ({
  page,
}) => {
  await openCms(page)
  await page.getByText('China has reached a new stage').first().click()
  const cover = page.locator('#first-pane-body [data-key-path=cover]')
  await cover.scrollIntoViewIfNeeded()
  await cover.getByRole('button', { name: 'Replace Image' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({ ...BOATS, buffer: Buffer.from(BOATS.text) })
  await expect(dialog.getByText(BOATS.name)).toBeVisible()
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await expect(cover.getByText(BOATS.name)).toBeVisible()
  await save(page)
  const english = FILES[`${FOLDER}/en.md`]?.replace(/^ {2}src: .*$/m, `  src: ./${BOATS.name}`)
  expect(await filesIn(page, FOLDER)).toEqual({
    ...FILES,
    [`${FOLDER}/en.md`]: english,
    [`${FOLDER}/${BOATS.name}`]: BOATS.text,
  })
})
