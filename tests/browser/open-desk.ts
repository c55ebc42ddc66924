import type { Locator, Page } from '@playwright/test'
import { type Files, giveFolder } from './folder-in-browser.ts'
import { FILES } from './open-cms.ts'
import { expect } from './test.ts'

/** Opens the desk over a folder, as a person whose name it asks for. */
export async function openDesk(page: Page, person: string, files: Files = FILES): Promise<void> {
  await giveFolder(page, files)
  await page.goto('/editor/')
  await page.getByLabel('Your name').fill(person)
  await page.getByRole('button', { name: 'folder' }).first().click()
  await expect(page.getByRole('heading', { name: 'Stories' })).toBeVisible()
}

/** Returns the field of the desk with a label. */
export function field(page: Page, name: string): Locator {
  return page.getByLabel(name, { exact: true })
}

/** Presses a button of the desk. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click()
}
