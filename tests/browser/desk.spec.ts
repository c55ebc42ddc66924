import type { Page } from '@playwright/test'
import ENGLISH from '../../packages/cms/desk/parts/texts/en.json' with { type: 'json' }
import { STORY } from '../fixtures/publication.ts'
import { expectAccessible } from './accessible.ts'
import { type Files, filesIn, giveFolder } from './folder-in-browser.ts'
import { FILES, FOLDER } from './open-cms.ts'
import { expect, origin, saidBy, test } from './test.ts'

test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), contextOptions: { reducedMotion: 'reduce' } })

/** Opens the desk over a folder, as a person whose name it asks for. */
async function openDesk(page: Page, person: string, files: Files = FILES): Promise<void> {
  await giveFolder(page, files)
  await page.goto('/editor/')
  await page.getByLabel('Your name').fill(person)
  await page.getByRole('button', { name: 'folder' }).first().click()
  await expect(page.getByRole('heading', { name: 'Stories' })).toBeVisible()
}

/** Changes a file of the folder as another program would. */
async function changeFile(page: Page, path: string, change: (text: string) => string): Promise<void> {
  const folders = path.split('/')
  const text = (await filesIn(page, folders.slice(0, -1).join('/')))[path] ?? ''
  await page.evaluate(
    async ([names, content]) => {
      let folder = await navigator.storage.getDirectory()
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name)
      const writer = await (await folder.getFileHandle(names.at(-1) ?? '')).createWritable()
      await writer.write(content)
      await writer.close()
    },
    [folders, change(text)] as const,
  )
}

/** The elements that have the texts of the desk. */
const WITH_TEXT = 'a, button, label, legend, summary, option, p, h1, h2, span, strong'

const text = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('a story goes from its Persian headline to a review by another person and to its page', async ({ page }) => {
  await openDesk(page, 'Sara Nevisande')
  await press(page, 'New story')
  await press(page, 'Create')
  await expect(page.getByRole('alert')).toHaveText('Write a headline first.')
  await text(page, 'Headline').fill('بندر باز شد')
  await text(page, 'Language').selectOption('fa')
  await expect(text(page, 'Address')).toHaveValue('بندر-باز-شد')
  await press(page, 'Create')
  const slug = `story-${new Date().toISOString().slice(0, 10)}`
  const path = `content/stories/${slug}/fa.md`
  const file = async () => (await filesIn(page, `content/stories/${slug}`))[path] ?? ''
  await text(page, 'Text').fill('متن.')
  await press(page, 'Save draft')
  await expect(page.getByRole('status')).toHaveText('Saved as a draft. It is not public.')
  await expect.poll(file).toContain('متن.')
  const [date = ''] = /(?<=^date: ).*$/m.exec(await file()) ?? []
  expect(date).toMatch(/T\d\d:\d\d:\d\d\+04:00$/)
  const lines = (state: string, by: string) =>
    `---\ntitle: بندر باز شد\nslug: بندر-باز-شد\ndate: ${date}\nauthors:\n  - Sara Nevisande\ndraft: true\nreview:\n  state: ${state}\n  by: ${by}\n  at: AT\n---\n\nمتن.\n`
  const withoutTime = async () => (await file()).replace(/^ {2}at: .*$/m, '  at: AT')
  expect(await withoutTime()).toBe(lines('draft', 'Sara Nevisande'))

  await press(page, 'Send to review')
  await expect(page.locator('.desk-state')).toContainText('In review by Sara Nevisande')
  expect(await withoutTime()).toBe(lines('review', 'Sara Nevisande'))

  await page.getByLabel('Your name').fill('Reza Virastar')
  await page.getByRole('link', { name: 'All stories' }).click()
  await page.getByText('In review 1').click()
  await page.getByRole('link', { name: 'بندر باز شد' }).click()
  await press(page, 'Approve')
  await expect(page.locator('.desk-state')).toContainText('Approved by Reza Virastar')
  expect(await withoutTime()).toBe(lines('approved', 'Reza Virastar'))

  await expect(
    page.getByText('No build is set to run by itself: the text becomes public at the next build after this time.'),
  ).toBeVisible()
  await press(page, 'Publish at')
  expect(
    await page.getByLabel('Day and time in Asia/Baku').evaluate((field: HTMLInputElement) => field.validationMessage),
  ).toBe('Choose a day and a time first.')
  await page.getByLabel('Day and time in Asia/Baku').fill('2999-01-02T09:30')
  await press(page, 'Publish at 2999-01-02 09:30')
  await expect(page.locator('.desk-state')).toContainText('Scheduled')
  expect(await file()).toContain('\npublish: 2999-01-02T09:30:00+04:00\n')
  expect(await file()).not.toContain('draft')

  await press(page, 'Publish now')
  await expect(page.getByRole('button', { name: 'View page' })).toBeVisible()
  expect(await file()).not.toMatch(/^(draft|publish):/m)
  const opened = page.waitForEvent('popup')
  await press(page, 'View page')
  expect(new URL((await opened).url()).pathname).toBe(`/fa/${encodeURIComponent('بندر-باز-شد')}/`)
})

test('Publish at says how often a build runs', async ({ page }) => {
  await page.route('**/editor/desk.json', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), publishEvery: 15 } })
  })
  await openFolder(page)
  await page.getByRole('link', { name: 'New story' }).click()
  await page.getByLabel('Headline').fill('The harbour reopens')
  await press(page, 'Create')
  await expect(
    page.getByText('A build runs every 15 minutes: the text is public at the first one after this time.'),
  ).toBeVisible()
})

test('the first view of the desk is at most 300 kB, without compression', async ({ page }) => {
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    sizes.set(
      response.url(),
      response.body().then(({ length }) => length),
    )
  })
  await giveFolder(page, FILES)
  await page.goto('/editor/')
  await page.getByRole('button', { name: 'Open the newspaper’s folder' }).waitFor()
  const all = await Promise.all(sizes.values())
  expect([...sizes.keys()].filter((url) => url.endsWith('.js')).length).toBeGreaterThan(0)
  expect(all.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(300_000)
})

test('a text with errors is saved as a draft, and says why it is not published', async ({ page }) => {
  await openDesk(page, 'Ada Writer')
  await press(page, 'New story')
  await text(page, 'Headline').fill('The harbour')
  await press(page, 'Create')
  await text(page, 'Text').fill('One.\n\n<blink>Two</blink>')
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toHaveText('The text has errors, so it is saved as a draft and not published.')
  await expect(page.getByRole('alert')).toContainText('Text, line 3: <blink> cannot be shown in every edition.')
  const file = (await filesIn(page, 'content/stories/the-harbour'))['content/stories/the-harbour/en.md']
  expect(file).toContain('draft: true')
  expect(file).toContain('<blink>')
})

test('an edit changes nothing else in a file, and a text that is not saved is there after a reload', async ({
  page,
}) => {
  const windows = {
    ...FILES,
    [`${FOLDER}/en.md`]: `\uFEFF${(FILES[`${FOLDER}/en.md`] ?? '').replaceAll('\n', '\r\n')}`,
  }
  await openDesk(page, 'Ada Writer', windows)
  await page.goto(`/editor/#/text/${STORY}/en`)
  const headline = text(page, 'Headline')
  await headline.fill('China: a new stage')
  await page.reload() // the folder is remembered, and opens by itself
  await expect(headline).toHaveValue('China: a new stage')
  await expect(page.getByText('This is what you wrote here')).toBeVisible()
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  expect(await filesIn(page, FOLDER)).toEqual({
    ...windows,
    [`${FOLDER}/en.md`]: windows[`${FOLDER}/en.md`]?.replace(/^title: .*?(?=\r$)/m, 'title: "China: a new stage"'),
  })
})

test('two people at one text lose nothing', async ({ page }) => {
  await openDesk(page, 'Ada Writer')
  await page.getByRole('link', { name: 'China has reached a new stage' }).click()
  const headline = text(page, 'Headline')
  await headline.fill('China: a new stage')
  await changeFile(page, `${FOLDER}/en.md`, (file) => `${file.trimEnd()}\n\nA last sentence.\n`)
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Both changes are saved.')
  const joined = (await filesIn(page, FOLDER))[`${FOLDER}/en.md`] ?? ''
  expect(joined).toContain('title: "China: a new stage"')
  expect(joined).toContain('\n\nA last sentence.\n')

  await headline.fill('Ours')
  await changeFile(page, `${FOLDER}/en.md`, (file) => file.replace(/^title: .*$/m, 'title: Theirs'))
  await press(page, 'Publish now')
  await expect(page.getByRole('alert')).toContainText('Somebody else has changed the same lines.')
  await expect(page.getByRole('alert')).toContainText('title: Theirs')
  expect((await filesIn(page, FOLDER))[`${FOLDER}/en.md`]).toContain('title: Theirs')
  await press(page, 'Save mine over it')
  await expect(page.getByRole('status')).toHaveText('Saved.')
  expect((await filesIn(page, FOLDER))[`${FOLDER}/en.md`]).toContain('title: "Ours"')
})

test('axe finds nothing on the desk, which scrolls sideways on no phone, and asks no other host', async ({ page }) => {
  const said = saidBy(page)
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(origin('cms'))) foreign.push(request.url())
  })
  await page.setViewportSize({ width: 390, height: 800 })
  await giveFolder(page, FILES)
  await page.goto('/editor/')
  await expectAccessible(page)
  await press(page, 'Open the newspaper’s folder')
  await expect(page.locator('.desk-stories')).toBeVisible()
  for (const fragment of ['#/', '#/new', `#/text/${STORY}/ar`]) {
    await page.goto(`/editor/${fragment}`)
    await expect(page.locator('h1, .desk-state').first()).toBeVisible()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
  expect(said).toEqual([])
  expect(foreign).toEqual([])
})

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

for (const [lang, dir] of [
  ['fa', 'rtl'],
  ['ar', 'rtl'],
  ['de', 'ltr'],
] as const) {
  test(`the desk speaks ${lang} once it is chosen, on every view, also on a phone`, async ({ page }) => {
    await openDesk(page, 'Ada Writer')
    await page.getByLabel('Language of the desk').selectOption(lang)
    await expect(page.locator('html')).toHaveAttribute('dir', dir)
    await page.setViewportSize({ width: 390, height: 800 })
    const english = Object.values(ENGLISH).filter((sentence) => / |…/.test(sentence) && !sentence.includes('{'))
    for (const fragment of ['#/', '#/new', `#/text/${STORY}/en`, `#/text/${STORY}/ar`, '#/text/none/en']) {
      await page.goto(`/editor/${fragment}`)
      await page.locator('main :is(h1, p)').first().waitFor()
      const lines = (await page.locator(WITH_TEXT).allTextContents()).map((line) => line.trim())
      expect(lines.filter((line) => english.includes(line))).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await expectAccessible(page)
    }
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
  })
}

test('a writer needs no Markdown: marks, a paste from a word processor, a picture', async ({ page }) => {
  await openDesk(page, 'Ada Writer')
  await press(page, 'New story')
  await text(page, 'Headline').fill('The harbour')
  await press(page, 'Create')
  const area = text(page, 'Text')
  await area.fill('It is open.')
  await area.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(6, 10))
  await press(page, 'Bold')
  await expect(area).toHaveValue('It is **open**.')
  await area.press('ControlOrMeta+z')
  await expect(area).toHaveValue('It is open.')
  await area.press('ControlOrMeta+End')
  await area.pressSequentially('\n\n')
  await area.evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', '<p class="MsoNormal"><b>Three</b> years.<o:p></o:p></p>')
    clipboardData.setData('text/plain', 'Three years.')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(area).toHaveValue('It is open.\n\n**Three** years.')
  await page.locator('input[type=file]').setInputFiles({
    name: 'The Boats.PNG',
    mimeType: 'image/png',
    buffer: Buffer.from(DOT, 'base64'),
  })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Write what the picture shows, for people who cannot see it.')
  await dialog.getByLabel('What the picture shows').fill('Two [small] boats')
  await dialog.getByLabel('Who made it').fill('Ada')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Insert' }).click()
  const picture = '![Two \\[small\\] boats](the-boats.png){credit="Ada"}'
  await expect(area).toHaveValue(`It is open.\n\n**Three** years.\n\n${picture}`)
  await press(page, 'Preview')
  const shown = page.frameLocator('iframe').getByRole('img', { name: 'Two [small] boats' })
  await expect(shown).toHaveAttribute('src', /^blob:/)
  await press(page, 'Save draft')
  await expect(page.getByRole('status')).toContainText('Saved as a draft.')
  expect(Object.keys(await filesIn(page, 'content/stories/the-harbour')).sort()).toEqual([
    'content/stories/the-harbour/en.md',
    'content/stories/the-harbour/the-boats.png',
  ])
})

/** A picture of one dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
