import { expectAccessible } from './accessible.ts'
import { changeFile, filesIn } from './folder-in-browser.ts'
import { FILES } from './open-cms.ts'
import { openDesk, press, field as text } from './open-desk.ts'
import { expect, origin, test } from './test.ts'

test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), contextOptions: { reducedMotion: 'reduce' } })

test('a translator takes a language on, writes it section by section, and marks it as complete', async ({ page }) => {
  const original = '---\ntitle: The harbour\ndate: 2025-02-24\n---\n\nIt has 28 piers.\n\n## Trade\n\nThe end.\n'
  await openDesk(page, 'Luz Traductora', {
    ...FILES,
    'content/glossary.yaml': '- {en: pier*, es: muelle}\n',
    'content/stories/harbour/en.md': original,
  })
  await page.getByRole('link', { name: 'The harbour' }).click()
  await page.getByText('Translate into …').click()
  await page.getByRole('link', { name: 'Español' }).click()
  await press(page, 'Translate it')
  const file = async () =>
    (await filesIn(page, 'content/stories/harbour'))['content/stories/harbour/es.md']?.replace(
      /^ {2}at: .*$/m,
      '  at: AT',
    )
  await expect(page.getByText('Luz Traductora works on it.')).toBeVisible()
  await text(page, 'Headline').fill('El puerto')
  await expect(page.getByText('Not translated', { exact: true })).toHaveCount(3)
  await text(page, 'Translation of p1').fill('Tiene 82 muelles.')
  await expect(page.getByText('Not translated', { exact: true })).toHaveCount(2)
  await expect(page.getByText(/28/).last()).toBeVisible()
  await expect(text(page, 'Translation of p1')).toHaveAccessibleDescription(/has “piers” here.*no “muelle”/)
  await text(page, 'Translation of p1').fill('Tiene 82 muelles y un "muelle“ de de madera.')
  await expect(text(page, 'Translation of p1')).toHaveAccessibleDescription(/The mark “ opens.*“de” is repeated/)
  await press(page, 'Mark as complete')
  await expect(page.getByRole('status')).toHaveText('It is not complete. Sections that are not translated: 2.')
  await text(page, 'Translation of h1').fill('## Comercio')
  await text(page, 'Translation of p2').fill('El fin.')
  await press(page, 'Mark as complete')
  await expect(page.getByRole('status')).toHaveText('It is not complete: see the errors above.')
  await expect(page.getByRole('alert')).toContainText('p1:')
  await text(page, 'Translation of p1').fill('Tiene 28 muelles.')
  await press(page, 'Mark as complete')
  await expect(page.getByRole('status')).toContainText('Marked as complete')
  expect(await file()).toMatch(
    /^---\ntitle: El puerto\ndraft: true\nassigned: Luz Traductora\nreview:\n {2}state: draft\n {2}by: Luz Traductora\n {2}at: AT\ntranslation:\n {2}of: en\n {2}by: human\n {2}sections:\n( {4}(head|p1|h1|p2): [a-p]{8}\n){4}---\n\nTiene 28 muelles.\n\n## Comercio\n\nEl fin.\n$/,
  )
  await press(page, 'Preview')
  const preview = (language: string) => page.frameLocator(`iframe[title="Preview in ${language}"]`)
  await expect(preview('English').getByRole('heading', { level: 1 })).toHaveText('The harbour')
  await expect(preview('Español').getByRole('heading', { level: 1 })).toHaveText('El puerto')
  await text(page, 'Translation of p2').fill('El fin. <blink>')
  await expect(preview('Español').locator('.cms-problem')).toContainText('<blink> cannot be shown')
  await text(page, 'Translation of p2').fill('El fin.')
  await expect(preview('Español').locator('.cms-problem')).toHaveCount(0)
  await press(page, 'Publish now')
  await expect(page.getByRole('button', { name: 'View page' })).toBeVisible()

  await page.getByRole('link', { name: 'English Published' }).click()
  await text(page, 'Text').fill('It has 28 piers now.\n\n## Trade\n\nThe end.')
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  await page.getByRole('link', { name: 'All stories' }).click()
  await page.getByText('Behind 1').click()
  await page.getByRole('link', { name: 'Español Published Behind' }).click()
  await expect(page.getByText('The original has changed since this was translated.')).toHaveCount(1)
  await expect(page.locator('.desk-source ins')).toHaveText([/^ ?now$/])
  await text(page, 'Translation of p1').fill('Ahora tiene 28 muelles.')
  await press(page, 'Mark as complete')
  await expect(page.getByText('The original has changed since this was translated.')).toHaveCount(0)
  expect(await file()).toContain('\n---\n\nAhora tiene 28 muelles.\n\n## Comercio\n\nEl fin.\n')
  await changeFile(page, 'content/stories/harbour/en.md', (english) =>
    english.replace('---\n\n', 'corrections:\n  - {date: 2025-02-26, text: It has 28 piers.}\n---\n\n'),
  )
  await page.reload() // another program has changed the file
  await text(page, 'Correction of 2025-02-26').fill('Tiene 28 muelles.')
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  expect(await file()).toContain('corrections:\n  - date: 2025-02-26\n    text: Tiene 28 muelles.\n')
  await expectAccessible(page)
})

test('a translator ticks which sections an abridged translation has', async ({ page }) => {
  const original = '---\ntitle: The harbour\ndate: 2025-02-24\n---\n\nIt is open.\n\n## Trade\n\nThe end.\n'
  await openDesk(page, 'Luz Traductora', { ...FILES, 'content/stories/harbour/en.md': original })
  await page.getByRole('link', { name: 'The harbour' }).click()
  await page.getByText('Translate into …').click()
  await page.getByRole('link', { name: 'Español' }).click()
  await press(page, 'Translate it')
  await text(page, 'Headline').fill('El puerto')
  await text(page, 'Form').selectOption('abridged')
  await text(page, 'The translation has h1').uncheck()
  await text(page, 'The translation has p2').uncheck()
  await expect(text(page, 'Translation of p2')).toHaveCount(0)
  await text(page, 'Translation of p1').fill('Está abierto.')
  await press(page, 'Mark as complete')
  await expect(page.getByRole('status')).toContainText('Marked as complete')
  const file = (await filesIn(page, 'content/stories/harbour'))['content/stories/harbour/es.md']
  expect(file).toMatch(/form: abridged\n/)
  expect(file).toMatch(/p1: [a-p]{8}\n {4}h1: ~[a-p]{8}\n {4}p2: ~[a-p]{8}\n/)
  expect(file).toMatch(/\n---\n\nEstá abierto\.\n$/)
  await page.reload()
  await expect(text(page, 'The translation has p1')).toBeChecked()
  await expect(text(page, 'The translation has p2')).not.toBeChecked()
  await expectAccessible(page)

  await text(page, 'Form').selectOption('summary')
  // What is written in the same moment as a tick stays.
  await page.getByRole('checkbox', { name: 'The end.' }).evaluate((tick: HTMLInputElement) => {
    const area = document.querySelector<HTMLTextAreaElement>('textarea.desk-text')
    tick.click()
    area?.setRangeText('El puerto está abierto y comercia.', 0, area.value.length)
    area?.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
  await press(page, 'Mark as complete')
  await expect(page.getByRole('status')).toContainText('Marked as complete')
  const summary = (await filesIn(page, 'content/stories/harbour'))['content/stories/harbour/es.md']
  expect(summary).toMatch(/form: summary\n/)
  expect(summary).toMatch(/p1: [a-p]{8}\n {4}h1: [a-p]{8}\n {4}p2: ~[a-p]{8}\n/)
  expect(summary).toMatch(/\n---\n\nEl puerto está abierto y comercia\.\n$/)
  await expectAccessible(page)
})
