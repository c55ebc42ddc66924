import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { PUBLICATION, STORY } from '../fixtures/publication.ts'
import { type Files, giveFolder } from './folder-in-browser.ts'
import { SITES } from './sites.ts'
import { expect, origin } from './test.ts'

/** The folder of the story in the CMS. */
export const FOLDER = `content/stories/${STORY}`
/** What is there. */
export const FILES: Files = Object.fromEntries(
  ['en.md', 'ar.md', 'cover.svg'].map((name) => [
    `${FOLDER}/${name}`,
    readFileSync(path.join(PUBLICATION, 'stories', STORY, name), 'utf8'),
  ]),
)

/**
 * Opens the CMS, under the headers that hosts send, over a folder with the story.
 * @param files what is in the folder
 * @returns the requests that leave for another host
 */
export async function openCms(page: Page, files: Files = FILES): Promise<readonly string[]> {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(origin('cms')) && !/^(blob|data):/.test(request.url())) foreign.push(request.url())
  })
  const [, own = ''] = /^\/\*\n((?: {2}.*\n)+)/.exec(readFileSync(path.join(SITES.cms, '_headers'), 'utf8')) ?? []
  const headers = Object.fromEntries(
    [...own.matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
  expect(headers).toHaveProperty('Content-Security-Policy')
  await page.route(`${origin('cms')}/editor/forms.html`, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), ...headers } })
  })
  await giveFolder(page, files)
  await page.goto('/editor/forms.html')
  await page.getByRole('button', { name: 'Work with Local Repository' }).click()
  return foreign
}

/** Saves the story that is open. */
export async function save(page: Page): Promise<void> {
  const saved = page.getByText('Entry saved.')
  await expect(saved).toBeHidden() // it may still be there from the save before
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(saved).toBeVisible()
}
