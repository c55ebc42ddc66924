import type { Page } from '@playwright/test'
import ARABIC from '../../packages/cms/desk/parts/texts/ar.json' with { type: 'json' }
import ENGLISH from '../../packages/cms/desk/parts/texts/en.json' with { type: 'json' }
import { expectAccessible } from './accessible.ts'
import { openEditor } from './editor-of-host.ts'
import { changeFile, filesIn } from './folder-in-browser.ts'
import { startGitHost, TOKEN, WRITER_TOKEN } from './git-host.ts'
import { HOSTS } from './git-host-rest.ts'
import { FILES } from './open-cms.ts'
import { openDesk, press } from './open-desk.ts'
import { expect, origin, saidBy, test } from './test.ts'

test.use({ baseURL: async ({ baseURL: _ }, use) => use(origin('cms')), contextOptions: { reducedMotion: 'reduce' } })

const story = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2025-02-24\n${more}---\n\nText.\n`
const STORIES = {
  ...FILES,
  'content/stories/harbour/en.md': story('The harbour reopens'),
  'content/stories/rice/en.md': story('Rice falls'),
  'content/stories/train/en.md': story('The night train'),
  'content/stories/mill/en.md': story('The mill', 'draft: true\n'),
}
const SITE = `# The newspaper
name: The Gazette  # since 1931
languages: [en, ar]
defaultLanguage: en
description: {en: News of the harbour., ar: أخبار الميناء.}

# Ask the keeper before you change this.
consent: off
notice:
  text:
    en: The strait is closed # until it opens
  until: 2999-01-01T00:00:00Z
menus:
  # What readers see first
  header:
    - science  # first
    - about
    # For a time
    - {label: {en: Shop}, url: https://shop.example/}
`
const FRONT = `# The front
lead: harbour           # the first story
order: [rice, gone]     # the stories that follow it
groups:
  - label: {en: Editors’ choice}
    stories: [train]
vertical: true
`
const NEWSPAPER = { ...STORIES, 'content/site.yaml': SITE, 'content/front.yaml': FRONT }

const contentOf = async (page: Page, name: string) => (await filesIn(page, 'content'))[`content/${name}`]
const front = (page: Page) => page.getByRole('form', { name: ENGLISH.frontPage })
const site = (page: Page) => page.getByRole('form', { name: ENGLISH.nameAndMenu })
const leading = (page: Page) => page.getByRole('list', { name: ENGLISH.leadingStories }).getByRole('listitem')
const menu = (page: Page) => page.getByRole('list', { name: 'Menu', exact: true }).getByRole('listitem')

async function openNewspaper(page: Page, files: Readonly<Record<string, string>> = NEWSPAPER): Promise<void> {
  await openDesk(page, 'Ada Editor', files)
  await page.getByRole('link', { name: 'The newspaper' }).click()
  await expect(page.getByRole('heading', { name: 'The newspaper', level: 1 })).toBeVisible()
}

test('an editor orders the front page with the keyboard alone, and nothing else of the file changes', async ({
  page,
}) => {
  await openNewspaper(page)
  await expect(leading(page).nth(2)).toContainText('There is no such story.')
  const up = page.getByRole('button', { name: 'Move up: Rice falls' })
  await up.focus()
  await page.keyboard.press('Enter')
  await expect(leading(page).first()).toContainText('Rice falls')
  await expect(page.getByRole('button', { name: 'Move down: Rice falls' })).toBeFocused()
  await expect(front(page).getByRole('status')).toHaveText('“Rice falls” is now number 1 of 3.')
  await page.getByRole('button', { name: 'Delete: gone' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Delete: The harbour reopens' })).toBeFocused()

  await front(page).getByRole('button', { name: 'Add a story' }).first().press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Search stories')).toBeFocused()
  await page.keyboard.type('harbour')
  await expect(dialog.getByRole('radio')).toHaveCount(0) // it is on the front page already
  await dialog.getByLabel('Search stories').fill('mill')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(leading(page).nth(2)).toHaveText(/The mill.*Draft/)
  expect(await contentOf(page, 'front.yaml')).toBe(FRONT)
  await front(page).getByRole('button', { name: 'Save' }).press('Enter')
  await expect(front(page).getByRole('status')).toHaveText('Saved. Readers see it after the next build.')
  expect(await contentOf(page, 'front.yaml')).toBe(
    FRONT.replace('lead: harbour', 'lead: rice').replace('[rice, gone]', '[harbour, mill]'),
  )
})

test('without front.yaml the desk says how the front page is ordered, and begins the file', async ({ page }) => {
  await openNewspaper(page, { ...STORIES, 'content/site.yaml': SITE })
  await expect(front(page)).toContainText('the newest ones come first by themselves')
  for (const headline of ['The night train', 'Rice falls']) {
    await front(page)
      .getByRole('button', { name: /Choose the leading stories|Add a story/ })
      .click()
    await page.getByRole('dialog').getByLabel('Search stories').fill(headline)
    await press(page, 'Insert')
  }
  await front(page).getByRole('button', { name: 'Save' }).click()
  await expect(front(page).getByRole('status')).toContainText('Saved.')
  expect(await contentOf(page, 'front.yaml')).toBe('lead: train\norder:\n  - rice\n')
  await page.getByLabel('Front page in').selectOption('العربية')
  await expect(front(page)).toContainText('The front page in العربية has no choice of its own')
})

test('the name, the notice and the menu change where they are, also on Windows', async ({ page }) => {
  const windows = (text: string) => text.replaceAll('\n', '\r\n')
  await openNewspaper(page, { ...NEWSPAPER, 'content/site.yaml': windows(SITE) })
  const name = site(page).getByRole('group', { name: 'Name of the newspaper' })
  await name.getByLabel('All languages').clear()
  await site(page).getByRole('button', { name: 'Save' }).click()
  await expect(site(page).getByRole('alert')).toContainText('The field “Name of the newspaper” is empty.')
  await expect(site(page).getByRole('status')).toContainText('nothing is saved')
  await name.getByLabel('All languages').pressSequentially('The Harbour Post')
  const notice = site(page).getByRole('group', { name: 'Notice above the stories' })
  await notice.getByLabel('العربية').fill('المضيق مغلق')
  const end = site(page).getByLabel('It ends on (time in Asia/Baku')
  await expect(end).toHaveValue('2999-01-01T04:00')
  await end.fill('2999-01-02T09:30')
  await page.getByRole('button', { name: 'Move up: Shop' }).click()
  await page.getByRole('button', { name: 'Delete: Science and technology' }).click()

  await press(page, 'Add an entry')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Section')).toHaveValue('science')
  await dialog.getByLabel('What the entry leads to').selectOption('Page or story')
  await dialog.getByLabel('Page or story').last().fill('mill')
  await expect(dialog.getByRole('radio')).toHaveCount(0) // a draft would be an error
  await dialog.getByLabel('Page or story').last().fill('night')
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await press(page, 'Add an entry')
  await dialog.getByLabel('What the entry leads to').selectOption('Other address')
  await dialog.getByLabel('Address').fill('jobs')
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await expect(dialog.getByRole('alert')).toContainText('begins with https://')
  await dialog.getByLabel('Address').fill('jobs.example/now')
  await dialog.getByLabel('English').fill('Jobs')
  await dialog.getByLabel('العربية').fill('وظائف')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Insert' }).click()
  const change = page.getByRole('button', { name: 'Change: Shop' })
  await change.click()
  await expect(dialog.getByLabel('Address')).toHaveValue('https://shop.example/')
  await dialog.getByLabel('العربية').fill('متجر')
  await dialog.getByRole('button', { name: 'Change' }).click()
  await expect(site(page).getByRole('status')).toHaveText('“Shop” is changed.')
  await expect(change).toBeFocused()
  await site(page).getByRole('button', { name: 'Save' }).click()
  await expect(site(page).getByRole('status')).toContainText('Saved.')
  const edited = SITE.replace('The Gazette', 'The Harbour Post')
    .replace('2999-01-01T00:00:00Z', '2999-01-02T09:30:00+04:00')
    .replace('# until it opens\n', '# until it opens\n    ar: المضيق مغلق\n')
    .replace('    - science  # first\n    - about\n', '')
    .replace('{en: Shop}', '{en: Shop, ar: متجر}')
    .concat('    - about\n    - train\n    - {label: {en: Jobs, ar: وظائف}, url: https://jobs.example/now}\n')
  expect(await contentOf(page, 'site.yaml')).toBe(windows(edited))

  await notice.getByLabel('English').clear()
  await notice.getByLabel('العربية').clear()
  await site(page).getByRole('button', { name: 'Save' }).click()
  await expect(site(page).getByRole('status')).toContainText('Saved.')
  expect(await contentOf(page, 'site.yaml')).toBe(windows(edited.replace(/notice:\n( {2}.*\n)+/, '')))
})

test('what somebody else changed is joined at other lines, and not overwritten at the same ones', async ({ page }) => {
  await openNewspaper(page)
  const name = site(page).getByRole('group', { name: 'Name of the newspaper' }).getByLabel('All languages')
  await expect(menu(page).nth(1)).toHaveText(/^AboutPage/)
  await name.fill('The Post')
  await page.reload()
  await expect(page.getByText('This is what you wrote here')).toBeVisible()
  await expect(name).toHaveValue('The Post')
  await changeFile(page, 'content/site.yaml', (text) => text.replace('    - about\n', ''))
  await site(page).getByRole('button', { name: 'Save' }).click()
  await expect(site(page).getByRole('status')).toContainText('Both changes are saved.')
  const joined = SITE.replace('The Gazette', 'The Post').replace('    - about\n', '')
  expect(await contentOf(page, 'site.yaml')).toBe(joined)
  await expect(menu(page)).toHaveCount(2)

  await name.fill('Ours')
  await changeFile(page, 'content/site.yaml', (text) => text.replace('The Post', 'Theirs'))
  await site(page).getByRole('button', { name: 'Save' }).click()
  await expect(site(page).getByRole('alert')).toContainText('Somebody else has changed the same lines.')
  expect(await contentOf(page, 'site.yaml')).toContain('name: Theirs')
  await press(page, 'Discard mine and open theirs')
  await expect(name).toHaveValue('Theirs')
  await name.fill('Ours')
  await changeFile(page, 'content/site.yaml', (text) => text.replace('Theirs', 'Others'))
  await site(page).getByRole('button', { name: 'Save' }).click()
  await press(page, 'Save mine over it')
  await expect(site(page).getByRole('status')).toContainText('Saved.')
  expect(await contentOf(page, 'site.yaml')).toBe(joined.replace('The Post', 'Ours'))
})

test('in Arabic the newspaper has no English sentence; axe finds nothing, and no phone scrolls sideways', async ({
  page,
}) => {
  const said = saidBy(page)
  await page.setViewportSize({ width: 390, height: 800 })
  await openNewspaper(page)
  await expectAccessible(page)
  await page.getByLabel('Language of the desk').selectOption('ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('heading', { name: ARABIC.newspaper, level: 1 })).toBeVisible()
  await expect(page.getByText(ARABIC.noSuchStory)).toBeVisible()
  const english = Object.values(ENGLISH).filter((sentence) => / |…/.test(sentence) && !sentence.includes('{'))
  const lines = await page.locator('a, button, label, legend, option, p, h1, h2, h3, span').allTextContents()
  expect(lines.length).toBeGreaterThan(40)
  expect(lines.filter((line) => english.includes(line.trim()))).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.getByRole('button', { name: ARABIC.addEntry }).click()
  await expectAccessible(page)
  expect(said).toEqual([])
})

test('a file that cannot be read is named with its line, and one that is not there is named too', async ({ page }) => {
  await openNewspaper(page, { ...STORIES, 'content/front.yaml': 'lead: harbour\norder: [rice\nvertical: true\n' })
  await expect(page.getByText('Line 3 of front.yaml cannot be read.')).toBeVisible()
  await expect(page.getByText('The newspaper has no file site.yaml.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
})

for (const kind of ['github', 'gitlab', 'gitea'] as const) {
  test(`on ${kind} an editor’s change of the front page is a commit`, async ({ page }) => {
    const host = await startGitHost(HOSTS[kind](), NEWSPAPER)
    const { foreign, stop } = await openEditor(page, { host: kind, server: host.origin }, '/editor/#/newspaper')
    await page.getByLabel('Access token', { exact: true }).fill(TOKEN)
    await press(page, 'Sign in')
    await press(page, 'Delete: gone')
    await front(page).getByRole('button', { name: 'Save' }).click()
    await expect(front(page).getByRole('status')).toContainText('Saved.')
    const edited = FRONT.replace('[rice, gone]', '[rice]')
    const path = 'content/front.yaml'
    const commit = { branch: 'main', author: 'Ada Editor <ada@gazette.example>', message: `Update ${path}` }
    expect(host.commits).toEqual([{ ...commit, files: { [path]: ['update', edited] } }])
    expect([host.branches(), host.problems, foreign]).toEqual([['main'], [], []])
    host.stop()
    stop()
  })
}

for (const kind of ['github', 'gitlab', 'gitea'] as const) {
  test(`on ${kind} a writer sees the front page and the menu, and has no button and no field for them`, async ({
    page,
  }) => {
    const host = await startGitHost(HOSTS[kind](), NEWSPAPER, true)
    const { stop } = await openEditor(page, { host: kind, server: host.origin }, '/editor/#/newspaper')
    await page.getByLabel('Access token', { exact: true }).fill(WRITER_TOKEN)
    await press(page, 'Sign in')
    await expect(page.getByText('Only those who may publish can change what is here.')).toBeVisible()
    await expect(leading(page)).toHaveCount(3)
    await expect(menu(page)).toHaveCount(3)
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
    const texts = page.getByRole('main').getByRole('textbox')
    expect(await texts.count()).toBeGreaterThan(2)
    for (const text of await texts.all()) await expect(text).not.toBeEditable()
    expect([host.commits, host.problems]).toEqual([[], []])
    host.stop()
    stop()
  })
}

test('on a protected branch an editor’s change waits for the approval of another person', async ({ page }) => {
  const host = await startGitHost(HOSTS.github(), NEWSPAPER, true)
  const { stop } = await openEditor(page, { host: 'github', server: host.origin }, '/editor/#/newspaper')
  await page.getByLabel('Access token', { exact: true }).fill(TOKEN)
  await press(page, 'Sign in')
  await press(page, 'Delete: gone')
  await front(page).getByRole('button', { name: 'Save' }).click()
  await expect(front(page).getByRole('status')).toContainText('It is saved, but', { timeout: 15_000 })
  await expect(front(page).getByRole('link', { name: 'The review on' })).toBeVisible()
  expect(host.textOf('content/front.yaml')).toBe(FRONT)
  const edited = FRONT.replace('[rice, gone]', '[rice]')
  expect(host.textOf('content/front.yaml', 'desk/newspaper/front')).toBe(edited)
  await page.getByRole('link', { name: 'Stories', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Rice falls' })).toBeVisible()
  await page.getByRole('link', { name: 'The newspaper' }).click()
  await expect(front(page)).toContainText('it waits for the approval of another person')
  await expectAccessible(page)
  host.requests[0]?.approvals.push('Sara Writer')
  await front(page).getByRole('button', { name: 'Publish now' }).click()
  await expect(front(page).getByRole('status')).toContainText('Published.')
  await expect(front(page).getByRole('button', { name: 'Approve' })).toHaveCount(0)
  expect(host.textOf('content/front.yaml')).toBe(edited)
  expect(host.problems).toEqual([])
  host.stop()
  stop()
})
