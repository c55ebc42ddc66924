import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { readLibrary } from '../../lib/library/read-library.ts'
import { openEditor } from './editor-of-host.ts'
import { APP, type HostInterface, startGitHost, TOKEN } from './git-host.ts'
import { giteaHost } from './git-host-gitea.ts'
import { gitHubHost } from './git-host-github.ts'
import { gitLabHost } from './git-host-gitlab.ts'
import { FILES, FOLDER, save } from './open-cms.ts'
import { expect, test } from './test.ts'

const STORY_TITLE = 'China has reached a new stage'

/** The Git hosts, each with `host` in site.yaml and the name of a change of a file. */
const HOSTS: readonly (readonly [name: string, host: string, () => HostInterface, operation: string])[] = [
  ['GitHub', 'github', gitHubHost, 'add'],
  ['GitLab', 'gitlab', gitLabHost, 'update'],
  ['Gitea', 'gitea', () => giteaHost('1.24.6'), 'update'],
  ['Forgejo', 'gitea', () => giteaHost('12.0.1+gitea-1.22.0'), 'update'],
]

async function editTitle(page: Page): Promise<void> {
  await page.getByText(STORY_TITLE).first().click()
  await page.locator('#first-pane-body').getByRole('textbox', { name: 'Title' }).fill('China: a new stage')
  await save(page)
}

test.describe('with a Git host', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  for (const [name, kind, interfaceOf, operation] of HOSTS) {
    test(`an editor signs in to ${name} with a token, and a save is one commit with exactly the edit`, async ({
      page,
    }) => {
      const host = await startGitHost(interfaceOf(), FILES)
      const { foreign, stop } = await openEditor(page, { host: kind, server: host.origin })
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
          files: { [`${FOLDER}/en.md`]: [operation, text] },
        },
      ])
      expect(problemsWith(host.commits[0]?.files ?? {})).toEqual([])
      expect([host.problems, foreign]).toEqual([[], []])
      host.stop()
      stop()
    })
  }

  for (const [name, kind, interfaceOf] of HOSTS.slice(1, 3)) {
    test(`an editor signs in in a window of ${name}, whose code is exchanged for a token with PKCE`, async ({
      page,
    }) => {
      const host = await startGitHost(interfaceOf(), FILES)
      const { foreign, stop } = await openEditor(page, { host: kind, server: host.origin, app: APP })
      const opened = page.waitForEvent('popup')
      await signInWindow(page)
      await (await opened).getByRole('link', { name: 'Authorize Application' }).click()
      await editTitle(page)
      expect(host.commits.map(({ author }) => author)).toEqual(['Ada Editor <ada@gazette.example>'])
      expect([host.problems, foreign]).toEqual([[], []])
      host.stop()
      stop()
    })
  }

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
