import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { readLibrary } from '../../lib/index/read-library.ts'
import { openEditor } from './editor-of-host.ts'
import { startGitHost, TOKEN } from './git-host.ts'
import { gitHubHost } from './git-host-github.ts'
import { FILES, FOLDER, save } from './open-cms.ts'
import { expect, test } from './test.ts'

const STORY_TITLE = 'China has reached a new stage'

async function editTitle(page: Page): Promise<void> {
  await page.getByText(STORY_TITLE).first().click()
  await page.locator('#first-pane-body').getByRole('textbox', { name: 'Title' }).fill('China: a new stage')
  await save(page)
}

test.describe('with a Git host', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('an editor signs in to GitHub with a token, and a save is one commit with exactly the edit', async ({
    page,
  }) => {
    const host = await startGitHost(gitHubHost(), FILES)
    const { foreign, stop } = await openEditor(page, { host: 'github', server: host.origin })
    await page.getByRole('button', { name: /Access Token/ }).click()
    await page.getByRole('textbox', { name: 'Personal Access Token' }).fill(TOKEN)
    await page.getByRole('button', { name: 'Sign In', exact: true }).click()
    await editTitle(page)
    const text = FILES[`${FOLDER}/en.md`]?.replace(/^title: .*$/m, 'title: "China: a new stage"') ?? ''
    expect(host.commits).toEqual([
      {
        branch: 'main',
        message: expect.stringContaining('Update'),
        author: 'Ada Editor <ada@gazette.example>',
        files: { [`${FOLDER}/en.md`]: ['add', text] },
      },
    ])
    expect(problemsWith(host.commits[0]?.files ?? {})).toEqual([])
    expect([host.problems, foreign]).toEqual([[], []])
    host.stop()
    stop()
  })

  test('an editor signs in to GitHub in a window of the sign-in server, which passes the token on', async ({
    page,
  }) => {
    const host = await startGitHost(gitHubHost(), FILES)
    const { foreign, stop } = await openEditor(page, { host: 'github', server: host.origin, signIn: host.origin })
    await signInWindow(page)
    await editTitle(page)
    expect(host.commits.map(({ author }) => author)).toEqual(['Ada Editor <ada@gazette.example>'])
    expect([host.problems, foreign]).toEqual([[], []])
    host.stop()
    stop()
  })
})

async function signInWindow(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Sign In with/ })
    .first()
    .click()
}

/** The errors that `check` reports for the publication with these files in it. */
function problemsWith(files: Readonly<Record<string, readonly [string, string]>>): string[] {
  const parent = mkdtempSync(path.join(tmpdir(), 'masthead-commit-'))
  try {
    for (const [name, text] of Object.entries(FILES)) put(path.join(parent, name), text)
    for (const [name, [, text]] of Object.entries(files)) put(path.join(parent, name), text)
    const { problems } = readLibrary(path.join(parent, 'content'))
    return problems.filter(({ file }) => file.includes('/stories/')).map(({ message }) => message)
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

function put(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}
