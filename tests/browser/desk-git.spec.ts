import type { Page } from '@playwright/test'
import { STORY } from '../fixtures/publication.ts'
import { expectAccessible } from './accessible.ts'
import { openEditor } from './editor-of-host.ts'
import { startGitHost, TOKEN, WRITER_TOKEN } from './git-host.ts'
import { HOSTS } from './git-host-rest.ts'
import { FILES, FOLDER } from './open-cms.ts'
import { expect, test } from './test.ts'

const ENGLISH = `${FOLDER}/en.md`
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

async function signIn(page: Page, token: string): Promise<void> {
  await field(page, 'Access token').fill(token)
  await press(page, 'Sign in')
}

/** Asks a host to change a text of `main`. Returns the status of its answer. */
async function commitByHand(host: string, kind: keyof typeof HOSTS, token: string): Promise<number> {
  const file = encodeURIComponent(ENGLISH)
  const addresses = {
    github: `/api/v3/repos/newsroom/gazette/contents/${file}`,
    gitlab: `/api/v4/projects/newsroom%2Fgazette/repository/files/${file}`,
    gitea: `/api/v1/repos/newsroom/gazette/contents/${file}`,
  }
  const authorization = `${kind === 'gitlab' ? 'Bearer' : 'token'} ${token}`
  const message = kind === 'gitlab' ? { commit_message: 'By hand' } : { message: 'By hand', sha: '0'.repeat(40) }
  const body = JSON.stringify({ ...message, branch: 'main', content: '' })
  return (await fetch(host + addresses[kind], { method: 'PUT', headers: { authorization }, body })).status
}

for (const kind of ['github', 'gitlab', 'gitea'] as const) {
  test(`on ${kind} a person signs in with a token, and each save is a commit with exactly the edit`, async ({
    page,
  }) => {
    const host = await startGitHost(HOSTS[kind](), FILES)
    const { foreign, stop } = await openEditor(page, { host: kind, server: host.origin }, '/editor/')
    await signIn(page, 'wrong')
    await expect(page.getByRole('alert')).toContainText('does not accept this token')
    await signIn(page, TOKEN)
    await expect(page.getByText('Ada Editor')).toBeVisible()
    await page.getByRole('link', { name: 'China has reached a new stage' }).click()
    await field(page, 'Headline').fill('China: a new stage')
    await press(page, 'Publish now')
    await expect(page.getByRole('status')).toContainText('Published.')
    const edited = FILES[ENGLISH]?.replace(/^title: .*$/m, 'title: "China: a new stage"') ?? ''
    const commit = { branch: 'main', author: 'Ada Editor <ada@gazette.example>' }
    expect(host.commits).toEqual([
      { ...commit, message: `Update ${ENGLISH}`, files: { [ENGLISH]: ['update', edited] } },
    ])

    await page.getByRole('link', { name: 'All stories' }).click()
    await press(page, 'New story')
    await field(page, 'Headline').fill('The harbour reopens')
    await press(page, 'Create')
    await field(page, 'Text').fill('It is open.')
    await press(page, 'Send to review')
    await expect(page.locator('.desk-state')).toContainText('In review by Ada Editor')
    const path = 'content/stories/the-harbour-reopens/en.md'
    expect(host.commits.map(({ message }) => message).slice(1)).toEqual([`Create ${path}`, `Update ${path}`])
    expect(host.commits.slice(1).map(({ branch }) => branch)).toEqual(Array(2).fill('desk/en/the-harbour-reopens'))
    expect(host.requests).toMatchObject([{ branch: 'desk/en/the-harbour-reopens', title: 'The harbour reopens' }])
    expect(host.commits.at(-1)?.files[path]?.[1]).toMatch(
      /draft: true\nreview:\n {2}state: review\n {2}by: Ada Editor\n {2}at: \S+\n---\n\nIt is open\.\n$/,
    )

    await page.reload() // the token is remembered
    await expect(page.locator('.desk-state')).toContainText('In review by Ada Editor')
    await press(page, 'Sign out')
    await expect(field(page, 'Access token')).toBeVisible()
    expect([host.problems, foreign]).toEqual([[], []])
    host.stop()
    stop()
  })
}

for (const kind of ['github', 'gitlab', 'gitea'] as const) {
  test(`on ${kind} a writer’s story is reviewed on a branch, and another person approves and publishes it`, async ({
    page,
  }) => {
    const host = await startGitHost(HOSTS[kind](), FILES, true)
    const settings = { host: kind, server: host.origin, preview: 'https://{branch}.news.pages.dev' }
    const { foreign, stop } = await openEditor(page, settings, '/editor/')
    await signIn(page, WRITER_TOKEN)
    await press(page, 'New story')
    await field(page, 'Headline').fill('The harbour reopens')
    await press(page, 'Create')
    await field(page, 'Text').fill('It is open.')
    await press(page, 'Save draft')
    await expect(page.getByRole('status')).toContainText('Saved as a draft.')
    await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0)
    await press(page, 'Send to review')
    await expect(page.locator('.desk-state')).toContainText('In review by Sara Writer')
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'The review on' })).toHaveAttribute('href', /git\.example\/.*\/1$/)
    const preview = page.getByRole('link', { name: 'The site with this change' })
    await expect(preview).toHaveAttribute('href', 'https://desk-en-the-harbour-reopens.news.pages.dev')
    await expectAccessible(page)

    // An edit of a public text waits in the same way.
    await page.getByRole('link', { name: 'All stories' }).click()
    await page.getByRole('link', { name: 'China has reached a new stage' }).click()
    await field(page, 'Headline').fill('China: a new stage')
    await press(page, 'Send to review')
    await expect(page.locator('.desk-state')).toContainText('In review')
    expect(host.textOf(ENGLISH)).toBe(FILES[ENGLISH])
    expect(host.textOf(ENGLISH, `desk/en/${STORY}`)).not.toContain('draft')
    await page.getByRole('link', { name: 'All stories' }).click()
    await expect(page.getByText('In review 2')).toBeVisible()
    await press(page, 'Sign out')
    expect(await commitByHand(host.origin, kind, WRITER_TOKEN)).toBe({ github: 409, gitlab: 400, gitea: 403 }[kind])

    await signIn(page, TOKEN)
    const path = 'content/stories/the-harbour-reopens/en.md'
    await page.getByText('In review 2').click()
    await page.getByRole('link', { name: 'The harbour reopens' }).click()
    await press(page, 'Publish now')
    await expect(page.getByRole('status')).toContainText('It is saved, but', { timeout: 15_000 }) // nobody has approved it
    expect(host.textOf(path)).toBe('')
    expect(host.textOf(path, 'desk/en/the-harbour-reopens')).toContain('draft: true')
    await press(page, 'Approve')
    await expect(page.getByRole('status')).toContainText('Approved.')
    expect(host.requests).toMatchObject([{ approvals: ['Ada Editor'] }, { approvals: [] }])
    await press(page, 'Publish now')
    await expect(page.getByRole('status')).toContainText('Published.')
    await expect(page.getByRole('button', { name: 'View page' })).toBeVisible()
    expect(host.textOf(path)).not.toContain('draft:')
    expect(host.textOf(path)).toContain('It is open.')
    expect(host.branches()).toEqual(['main', `desk/en/${STORY}`])

    await page.getByRole('link', { name: 'All stories' }).click()
    await page.getByRole('link', { name: 'China: a new stage' }).click()
    await press(page, 'Approve')
    await expect(page.getByRole('status')).toContainText('Approved.')
    await press(page, 'Publish now')
    await expect(page.getByRole('status')).toContainText('Published.')
    const edited = FILES[ENGLISH]?.replace(/^title: .*$/m, 'title: "China: a new stage"') ?? ''
    expect(host.textOf(ENGLISH).replace(/^review:\n( .*\n){3}/m, '')).toBe(edited)
    expect([host.branches(), host.problems, foreign]).toEqual([['main'], [], []])
    host.stop()
    stop()
  })
}

for (const kind of ['github', 'gitlab', 'gitea'] as const) {
  test(`on ${kind} a volunteer translates a story on a branch, and learns of what changes in the original`, async ({
    page,
  }) => {
    const english = 'content/stories/harbour/en.md'
    const spanish = 'content/stories/harbour/es.md'
    const original = '---\ntitle: The harbour\ndate: 2025-02-24\n---\n\nIt has 28 piers.\n'
    const host = await startGitHost(HOSTS[kind](), { ...FILES, [english]: original }, true)
    const { foreign, stop } = await openEditor(page, { host: kind, server: host.origin }, '/editor/#/text/harbour/es')
    await signIn(page, WRITER_TOKEN)
    await press(page, 'Translate it')
    await field(page, 'Headline').fill('El puerto')
    await field(page, 'Translation of p1').fill('Tiene 82 muelles.')
    await expect(field(page, 'Translation of p1')).toHaveAccessibleDescription(
      'This says 82, where the original says 28.',
    )
    await field(page, 'Translation of p1').fill('Tiene 28 muelles.')
    await expect(field(page, 'Translation of p1')).toHaveAccessibleDescription('')
    await press(page, 'Mark as complete')
    await expect(page.getByRole('status')).toContainText('Marked as complete')
    await press(page, 'Send to review')
    await expect(page.locator('.desk-state')).toContainText('In review by Sara Writer')
    expect(host.textOf(spanish)).toBe('')
    await press(page, 'Sign out')

    await signIn(page, TOKEN)
    await press(page, 'Approve')
    await expect(page.getByRole('status')).toContainText('Approved.')
    await press(page, 'Publish now')
    await expect(page.getByRole('status')).toContainText('Published.')
    expect(host.textOf(spanish)).toMatch(/sections:\n( {4}(head|p1): [a-p]{8}\n){2} {2}reviewer: Ada Editor\n---\n/)
    expect([host.branches(), host.problems, foreign]).toEqual([['main'], [], []])
    host.commit('main', 'A correction', 'Bo', [
      { name: english, operation: 'update', text: original.replace('28', '29') },
    ])
    await press(page, 'Sign out')

    await signIn(page, WRITER_TOKEN)
    await expect(page.getByText('The original has changed since this was translated.')).toHaveCount(1)
    await expect(page.locator('.desk-source del')).toHaveText('28')
    await expect(page.locator('.desk-source ins')).toHaveText('29')
    await field(page, 'Translation of p1').fill('Tiene 29 muelles.')
    await press(page, 'Mark as complete')
    await expect(page.getByRole('status')).toContainText('Marked as complete')
    await expect(page.getByText('The original has changed since this was translated.')).toHaveCount(0)
    expect(host.textOf(spanish)).toContain('28')
    expect(host.textOf(spanish, 'desk/es/harbour')).toContain('\nTiene 29 muelles.\n')
    host.stop()
    stop()
  })
}

test('a translation of a text that is not public waits for it, and neither branch brings the other to readers', async ({
  page,
}) => {
  const host = await startGitHost(HOSTS.gitea(), FILES)
  const { stop } = await openEditor(page, { host: 'gitea', server: host.origin }, '/editor/#/new')
  await signIn(page, TOKEN)
  await field(page, 'Headline').fill('The harbour reopens')
  await press(page, 'Create')
  await field(page, 'Text').fill('It is open.')
  await press(page, 'Save draft')
  await expect(page.getByRole('status')).toContainText('Saved as a draft.')
  const text = (lang: string) => `content/stories/the-harbour-reopens/${lang}.md`
  for (const [tag, language] of [
    ['es', 'Español'],
    ['de', 'Deutsch'],
  ] as const) {
    await page.getByText('Translate into …').click()
    await page.getByRole('link', { name: language }).click()
    await press(page, 'Translate it')
    await field(page, 'Headline').fill(`In ${language}`)
    await field(page, 'Translation of p1').fill('.')
    await press(page, 'Save draft')
    await expect(page.getByRole('status')).toContainText('Saved as a draft.')
    expect(host.blobs(`desk/${tag}/the-harbour-reopens`).length).toBe(Object.keys(FILES).length + 1)
  }
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toHaveText('Publish the original first.')
  await page.getByRole('link', { name: 'English Draft' }).click()
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  await page.getByRole('link', { name: 'Deutsch Draft' }).click()
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  expect([host.textOf(text('en')), host.textOf(text('de'))].join()).not.toContain('draft: true')
  expect(host.textOf(text('es'))).toBe('')
  expect([host.branches(), host.problems]).toEqual([['main', 'desk/es/the-harbour-reopens'], []])
  host.stop()
  stop()
})

test('on a Git host, too, two people at one text lose nothing', async ({ page }) => {
  const host = await startGitHost(HOSTS.gitea(), FILES)
  const { stop } = await openEditor(page, { host: 'gitea', server: host.origin }, `/editor/#/text/${STORY}/en`)
  await signIn(page, TOKEN)
  await field(page, 'Headline').fill('Ours')
  const headers = { authorization: `token ${TOKEN}` }
  const contents = `${host.origin}/api/v1/repos/newsroom/gazette/contents/${ENGLISH}`
  const { sha } = await (await fetch(`${contents}?ref=main`, { headers })).json()
  const theirs = `${FILES[ENGLISH]?.trimEnd()}\n\nA last sentence.\n`
  const content = Buffer.from(theirs).toString('base64')
  await fetch(contents, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ branch: 'main', message: 'Theirs', content, sha }),
  })
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Both changes are saved.')
  expect(host.commits.at(-1)?.files[ENGLISH]?.[1]).toBe(theirs.replace(/^title: .*$/m, 'title: Ours'))
  host.stop()
  stop()
})

test('without a connection a text stays in the browser, and is saved later', async ({ page }) => {
  const host = await startGitHost(HOSTS.gitlab(), FILES)
  const { stop } = await openEditor(page, { host: 'gitlab', server: host.origin }, `/editor/#/text/${STORY}/en`)
  await signIn(page, TOKEN)
  await field(page, 'Headline').fill('Written on the train')
  await page.route(`${host.origin}/**`, (route) => route.abort())
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('What you wrote is kept in this browser')
  expect(host.commits).toEqual([])
  await page.unroute(`${host.origin}/**`)
  await page.reload()
  await expect(field(page, 'Headline')).toHaveValue('Written on the train')
  await press(page, 'Publish now')
  await expect(page.getByRole('status')).toContainText('Published.')
  expect(host.commits).toHaveLength(1)
  host.stop()
  stop()
})
