import type { Locator, Page } from '@playwright/test'
import { type Messages, messagesFor } from '../../lib/language/messages.ts'
import { origin, test } from './test.ts'

/** A small phone, the narrowest screen that the notice is designed for, and that of a computer. */
export const SCREENS = [
  { width: 360, height: 640 },
  { width: 1440, height: 900 },
] as const

/** The parts of the cookie notice on a page, as a reader finds them: by role, and by the words of their language. */
export interface ConsentParts {
  readonly words: Messages
  readonly notice: Locator
  readonly accept: Locator
  readonly decline: Locator
  /** Opens the settings from the notice. */
  readonly settings: Locator
  readonly dialog: Locator
  readonly save: Locator
  readonly declineAll: Locator
  /** Opens the settings from the footer. */
  readonly footerSettings: Locator
  readonly withdraw: Locator
  /** What is said politely to a screen reader. */
  readonly status: Locator
  /** The box of a purpose in the settings. */
  box(purpose: 'necessary' | 'preferences' | 'statistics' | 'embeds'): Locator
}

/** Finds the notice’s parts on a page. */
export function consentOn(page: Page, lang = 'en'): ConsentParts {
  const words = messagesFor(lang)
  const notice = page.getByRole('region', { name: words.cookieNotice, exact: true })
  const dialog = page.getByRole('dialog', { name: words.cookieSettings, exact: true })
  const footer = page.getByRole('contentinfo')
  const button = (within: Locator, name: string) => within.getByRole('button', { name, exact: true })
  return {
    words,
    notice,
    accept: button(notice, words.accept),
    decline: button(notice, words.decline),
    settings: button(notice, words.cookieSettings),
    dialog,
    save: button(dialog, words.saveChoices),
    declineAll: button(dialog, words.declineAll),
    footerSettings: button(footer, words.cookieSettings),
    withdraw: button(footer, words.withdrawConsent),
    status: page.locator('cookie-consent').getByRole('status'),
    box: (purpose) => dialog.getByRole('checkbox', { name: words[`${purpose}About`] }),
  }
}

/** Everything that a site can keep on a device, by name. */
export async function kept(page: Page): Promise<Record<string, readonly (string | undefined)[]>> {
  const cookies = (await page.context().cookies()).map(({ name }) => name).sort()
  const inPage = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  }))
  return { cookies, ...inPage }
}

/** What `kept` finds where nothing is. */
export const NOTHING = { cookies: [], local: [], session: [], databases: [], caches: [], workers: [] }

/** The answer in the consent cookie, by field; undefined if there is none. */
export async function storedAnswer(page: Page): Promise<Record<string, string> | undefined> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'masthead-consent')
  return cookie && Object.fromEntries(new URLSearchParams(cookie.value))
}

/** Stores an answer as if it had been given on an earlier visit. */
export async function storeAnswer(page: Page, value: string, site: 'seed' | 'services' = 'services'): Promise<void> {
  await page.context().addCookies([{ name: 'masthead-consent', value, url: origin(site) }])
}

/** The services that run in a page: each says so when its script is run. */
export function running(page: Page): Promise<string[]> {
  return page.evaluate(() => ['loopback_count', 'loopback_settings'].filter((name) => name in window))
}

/** Waits until a step has reloaded the page, which is how a service is stopped. */
export async function reloadedBy(page: Page, step: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), step()])
}

/** A test on the site whose services need consent: one for statistics, one for preferences. */
export const serviceTest = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  baseURL: async ({}, use) => use(origin('services')),
})
