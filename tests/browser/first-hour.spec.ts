import { readFileSync } from 'node:fs'
import { filesIn } from './folder-in-browser.ts'
import { field, openDesk, press } from './open-desk.ts'
import { expect, origin, test } from './test.ts'

test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), contextOptions: { reducedMotion: 'reduce' } })

/** The texts that docs/first-hour-browser.md tells people to write, by what it calls them. */
const WRITTEN = new Map(
  [...readFileSync('docs/first-hour-browser.md', 'utf8').matchAll(/^```text (.+)\n([^`]+)\n```$/gm)].map(
    ([, name = '', text = '']) => [name, text],
  ),
)
const written = (name: string) => WRITTEN.get(name) ?? `docs/first-hour-browser.md has no text “${name}”.`

test('docs/first-hour-browser.md leads from a headline to a story in two languages, and its correction', async ({
  page,
}) => {
  const file = async (lang: string) =>
    (await filesIn(page, 'content/stories/the-harbour-reopens'))[`content/stories/the-harbour-reopens/${lang}.md`]
  const publish = async () => {
    await press(page, 'Publish now')
    await expect(page.getByRole('status')).toContainText('Published.')
  }
  const complete = async () => {
    await press(page, 'Mark as complete')
    await expect(page.getByRole('status')).toContainText('Marked as complete')
  }
  const language = (name: string) => page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name })

  await openDesk(page, 'Ada Writer')
  await press(page, 'New story')
  await field(page, 'Headline').fill(written('Headline'))
  await press(page, 'Create')
  await field(page, 'Text').fill(written('Text'))
  await press(page, 'Save draft')
  await expect(page.getByRole('status')).toContainText('Saved as a draft.')
  await press(page, 'Preview')
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'What comes next' })).toBeVisible()
  await press(page, 'Send to review')
  await expect(page.locator('.desk-state')).toContainText('In review')
  await press(page, 'Approve')
  await publish()
  await expect(page.getByRole('button', { name: 'View page' })).toBeVisible()

  await page.getByText('Translate into …').click()
  await language('Español').click()
  await press(page, 'Translate it')
  await field(page, 'Headline').fill(written('Headline in Spanish'))
  for (const part of ['p1', 'h1', 'p2'])
    await field(page, `Translation of ${part}`).fill(written(`Translation of ${part}`))
  const first = field(page, 'Translation of p1')
  await expect(first).toHaveAccessibleDescription(/28/)
  await first.fill(written('Translation of p1, mended'))
  await expect(first).toHaveAccessibleDescription('')
  await complete()
  await publish()

  await language('English').click()
  await field(page, 'Text').fill(written('Text, the next day'))
  await publish()
  await page.getByRole('link', { name: 'All stories' }).click()
  await page.getByRole('link', { name: 'Español Published Behind' }).first().click()
  await expect(page.locator('.desk-source ins')).toHaveText(['31'])
  await expect(page.locator('.desk-source del')).toHaveText(['28'])
  await first.fill(written('Translation of p1, the next day'))
  await complete()
  await publish()

  await language('English').click()
  await field(page, 'Text').fill(written('Text, the next day').replace('dawn', 'noon'))
  await press(page, 'Add a correction')
  await page.keyboard.type(written('Correction'))
  await publish()
  await page.locator('p', { hasText: 'Not translated yet' }).getByRole('link', { name: 'Español' }).click()
  await page.getByRole('textbox', { name: /^Correction of/ }).fill(written('Correction in Spanish'))
  await first.fill(written('Translation of p1, the next day').replace('al amanecer', 'a mediodía'))
  await complete()
  await publish()
  expect(await file('en')).toContain(`text: ${written('Correction')}\n`)
  expect(await file('es')).toContain(`text: ${written('Correction in Spanish')}\n`)
})
