import ARABIC from '../../packages/cms/desk/parts/texts/ar.json' with { type: 'json' }
import GERMAN from '../../packages/cms/desk/parts/texts/de.json' with { type: 'json' }
import ENGLISH from '../../packages/cms/desk/parts/texts/en.json' with { type: 'json' }
import PERSIAN from '../../packages/cms/desk/parts/texts/fa.json' with { type: 'json' }
import CHINESE from '../../packages/cms/desk/parts/texts/zh.json' with { type: 'json' }
import { STORY } from '../fixtures/publication.ts'
import { expectAccessible } from './accessible.ts'
import { changeFile, filesIn, giveFolder } from './folder-in-browser.ts'
import { FILES, FOLDER } from './open-cms.ts'
import { openDesk, press, field as text } from './open-desk.ts'
import { expect, origin, saidBy, test } from './test.ts'

test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), contextOptions: { reducedMotion: 'reduce' } })

/** The elements that have the texts of the desk. */
const WITH_TEXT = 'a, button, label, legend, summary, option, p, h1, h2, span, strong'

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
  await expect(page.getByText('Readers do not have this page yet: the next build brings it.')).toBeVisible()
  const opened = page.waitForEvent('popup')
  await press(page, 'View page')
  expect(new URL((await opened).url()).pathname).toBe(`/fa/${encodeURIComponent('بندر-باز-شد')}/`)
})

test('Publish at says how often a build runs', async ({ page }) => {
  await page.route('**/editor/desk.json', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), publishEvery: 15 } })
  })
  await openDesk(page, 'Ada Writer')
  await press(page, 'New story')
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
  await expect(page.getByRole('button', { name: 'Open the newspaper’s folder' })).toBeVisible()
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

test('a text gets another address, an earlier version comes back, and a draft is deleted with its pictures', async ({
  page,
}) => {
  const harbour = '---\ntitle: The harbour\nslug: the-harbour\ndate: 2025-02-24\n---\n\nIt has 28 piers.\n'
  const draft = '---\ntitle: The ferry\ndate: 2025-02-25\ndraft: true\n---\n\nIt is late.\n'
  await openDesk(page, 'Ada Writer', {
    ...FILES,
    'content/stories/harbour/en.md': harbour,
    'content/stories/ferry/en.md': draft,
    'content/stories/ferry/ferry.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  const file = async () => (await filesIn(page, 'content/stories/harbour'))['content/stories/harbour/en.md']
  await page.getByRole('link', { name: 'The harbour' }).click()
  await text(page, 'Text').fill('It has 29 piers.')
  await page.getByText('Address, earlier versions, deletion').click()
  await text(page, 'Address').fill('the-piers')
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0)
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  expect(await file()).toContain('slug: the-piers\n')
  expect(await file()).toMatch(/aliases:\n {2}- the-harbour\n/)
  expect(await file()).toContain('29 piers')

  await page.getByText('Earlier versions').last().click()
  await press(page, 'Bring back the version of')
  await expect(text(page, 'Text')).toHaveValue('It has 28 piers.')
  await expect(page.getByRole('status')).toHaveText('This is the earlier version. It is not saved yet.')
  expect(await file()).toContain('29 piers')
  await expectAccessible(page)
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  expect(await file()).toContain('28 piers')

  await page.getByRole('link', { name: 'All stories' }).click()
  await page.getByRole('link', { name: 'The ferry' }).click()
  await page.getByText('Address, earlier versions, deletion').click()
  page.once('dialog', (dialog) => dialog.accept())
  await press(page, 'Delete this text')
  await expect(page.getByRole('heading', { name: 'Stories' })).toBeVisible()
  await expect(page.getByText('The ferry')).toHaveCount(0)
  await expect(filesIn(page, 'content/stories/ferry')).rejects.toThrow('NotFoundError')
})

for (const [lang, dir, { opening }] of [
  ['fa', 'rtl', PERSIAN],
  ['ar', 'rtl', ARABIC],
  ['de', 'ltr', GERMAN],
] as const) {
  test(`the desk speaks ${lang} once it is chosen, on every view, also on a phone`, async ({ page }) => {
    await openDesk(page, 'Ada Writer')
    await page.getByLabel('Language of the desk').selectOption(lang)
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expect(page.locator('html')).toHaveAttribute('dir', dir)
    await page.setViewportSize({ width: 390, height: 800 })
    const english = Object.values(ENGLISH).filter((sentence) => / |…/.test(sentence) && !sentence.includes('{'))
    for (const fragment of ['#/', '#/new', `#/text/${STORY}/en`, `#/text/${STORY}/ar`, '#/text/none/en']) {
      await page.goto(`/editor/${fragment}`)
      await page.locator('main :is(h1, p)').first().waitFor()
      await expect(page.getByText(opening, { exact: true })).toHaveCount(0)
      const lines = (await page.locator(WITH_TEXT).allTextContents()).map((line) => line.trim())
      expect(lines.filter((line) => english.includes(line))).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await expectAccessible(page)
    }
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
  })
}

test('the page around the forms, and Sveltia CMS in it, speak the language of the desk', async ({ page }) => {
  await openDesk(page, 'Ada Writer')
  await page.getByLabel('Language of the desk').selectOption('fa')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fa')
  await page.goto('/editor/forms.html')
  await expect(page.locator('#open-story button').first()).toHaveText(PERSIAN.open)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl') // which is Sveltia’s
  const said = await page.locator('#open-story [data-say], #block [data-say]').allTextContents()
  expect(said.filter((text) => /[a-z]/i.test(text))).toEqual([])
  await page.getByRole('button', { name: PERSIAN.insertBlock }).waitFor()
  expect(await page.locator('#block option').allTextContents()).toContain(PERSIAN.blockFacts)
})

/** Three words of Latin letters, which are no code and no quotation. */
const LATIN = /[a-z]{2,} [a-z]+ [a-z]{2,}/i
const withoutCode = (text: string) => text.replaceAll(/“[^”]*”|«[^»]*»|`[^`]*`|\{[^}]*\}|<[^>]*>|\[[^\]]*\]/g, '')

for (const [lang, own] of [
  ['ar', ARABIC],
  ['fa', PERSIAN],
  ['zh', CHINESE],
] as const) {
  test(`the desk says in ${lang} what is wrong with a text, in its preview and while it is translated, too`, async ({
    page,
  }) => {
    const folder = 'content/stories/broken'
    const problems = `---
title: The harbour
date: "2025-13-01"
authors: ["[x](https://example.org/)"]
colour: blue
draft: true
---

One <blink> and ![ship](my ship.jpg)

:::pull
Words that are nowhere.
`
    const original = '---\ntitle: The harbour\ndate: 2025-02-24\n---\n\nIt has 28 piers.\n'
    const translation =
      '---\ntitle: El puerto\ndraft: true\ntranslation: {of: en, by: human}\n---\n\nTiene 82 «muelles.\n'
    await openDesk(page, 'Ada Writer', {
      ...FILES,
      [`${folder}/en.md`]: problems,
      'content/stories/harbour/en.md': original,
      'content/stories/harbour/es.md': translation,
    })
    await page.getByLabel('Language of the desk').selectOption(lang)
    await page.goto('/editor/#/text/broken/en')
    await page.getByRole('button', { name: own.publishNow }).click()
    const alert = page.getByRole('alert')
    await expect(alert.getByRole('listitem')).toHaveCount(6)
    const errors = await alert.getByRole('listitem').allTextContents()
    expect(errors.filter((one) => LATIN.test(withoutCode(one)))).toEqual([])
    await page.getByRole('button', { name: own.preview, exact: true }).click()
    const shown = page.frameLocator('iframe').locator('.cms-problem')
    await expect(shown).toHaveCount(6)
    expect(await shown.first().getAttribute('lang')).toBe(lang)
    expect((await shown.allTextContents()).filter((one) => LATIN.test(withoutCode(one)))).toEqual([])
    await page.goto('/editor/#/text/harbour/es')
    await expect(page.locator('[data-problem]')).toHaveAccessibleDescription(/82.*28/)
    const finding = await page.locator('[data-problem]').getAttribute('aria-describedby')
    expect(withoutCode((await page.locator(`[id="${finding}"]`).textContent()) ?? '')).not.toMatch(LATIN)
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
