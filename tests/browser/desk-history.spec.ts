import { STORY } from '../fixtures/publication.ts'
import { openEditor } from './editor-of-host.ts'
import { startGitHost, TOKEN } from './git-host.ts'
import { HOSTS } from './git-host-rest.ts'
import { FILES, FOLDER } from './open-cms.ts'
import { field, press } from './open-desk.ts'
import { expect, test } from './test.ts'

const ENGLISH = `${FOLDER}/en.md`

for (const kind of ['github', 'gitlab', 'gitea'] as const) {
  test(`on ${kind} an earlier version comes back, an edit that waits is discarded, and a draft is deleted`, async ({
    page,
  }) => {
    const host = await startGitHost(HOSTS[kind](), FILES)
    const { stop } = await openEditor(page, { host: kind, server: host.origin }, '/editor/')
    page.on('dialog', (dialog) => dialog.accept())
    await field(page, 'Access token').fill(TOKEN)
    await press(page, 'Sign in')
    await page.getByRole('link', { name: 'China has reached a new stage' }).click()
    const first = await field(page, 'Headline').inputValue()
    for (const headline of ['China: a new stage', 'China: a newer stage']) {
      await field(page, 'Headline').fill(headline)
      await press(page, 'Publish now')
      await expect(page.getByRole('status')).toContainText('Published.')
    }
    await page.getByText('Address, earlier versions, deletion').click()
    await page.getByText('Earlier versions', { exact: true }).click()
    await expect(page.getByText('Ada Editor').last()).toBeVisible()
    await page.getByRole('button', { name: 'Bring back the version of' }).last().click()
    await expect(field(page, 'Headline')).toHaveValue(first)
    await press(page, 'Publish now')
    await expect(page.getByRole('status')).toContainText('Published.')
    expect(host.textOf(ENGLISH)).toContain(first)

    await field(page, 'Headline').fill('China: an edit')
    await press(page, 'Send to review')
    await expect(page.locator('.desk-state')).toContainText('In review')
    const branch = `desk/en/${STORY}`
    expect(host.textOf(ENGLISH, branch)).toContain('China: an edit')
    await press(page, 'Discard this edit')
    await expect(page.getByRole('link', { name: first })).toBeVisible()
    expect(host.branches()).not.toContain(branch)

    await press(page, 'New story')
    await field(page, 'Headline').fill('The harbour reopens')
    await press(page, 'Create')
    await expect(page.locator('.desk-state')).toContainText('Draft')
    expect(host.branches()).toContain('desk/en/the-harbour-reopens')
    await page.getByText('Address, earlier versions, deletion').click()
    await press(page, 'Delete this text')
    await expect(page.getByRole('heading', { name: 'Stories' })).toBeVisible()
    await expect(page.getByText('The harbour reopens')).toHaveCount(0)
    expect(host.branches()).not.toContain('desk/en/the-harbour-reopens')
    expect(host.problems).toEqual([])
    host.stop()
    stop()
  })
}
