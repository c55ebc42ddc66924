import path from 'node:path'
import type { Page } from '@playwright/test'
import {
  consentOn,
  kept,
  NOTHING,
  reloadedBy,
  running,
  storeAnswer,
  storedAnswer,
  serviceTest as test,
} from './consent.ts'
import { SITES } from './sites.ts'
import { expect, storyPath } from './test.ts'

const ALL = {
  ...NOTHING,
  cookies: ['loopback_count', 'loopback_settings', 'masthead-consent'],
  local: ['loopback_count', 'loopback_settings'],
}

/**
 * On a story, who allows preferences has the story itself stored: offline.spec.ts has more of that, and reading.spec.ts
 * of how far it was read.
 */
const READING = { caches: expect.any(Array), workers: expect.any(Array) }

for (const address of ['/en/', storyPath('en')]) {
  test(`on ${address} consent is withdrawn from the footer: what was kept is gone and the services stop`, async ({
    page,
  }) => {
    await page.goto(address)
    await acceptAll(page)
    await reloadedBy(page, () => consentOn(page).withdraw.click())
    await expect(consentOn(page).notice).toBeVisible()
    expect(await running(page)).toEqual([])
    // The second service declares a cookie only, so what else it keeps is not known to the site.
    expect(await kept(page)).toEqual({ ...NOTHING, local: ['loopback_settings'] })
    await page.reload()
    await expect(consentOn(page).notice).toBeVisible()
    expect(await running(page)).toEqual([])
  })
}

test('what a service kept for a session only is gone, too', async ({ page }) => {
  await page.goto(storyPath('en'))
  await acceptAll(page)
  await page.evaluate(() => sessionStorage.setItem('loopback_count', '1'))
  await reloadedBy(page, () => consentOn(page).withdraw.click())
  expect((await kept(page)).session).toEqual([])
})

test('a withdrawal does not wait for a browser that never says that the service worker is gone, as WebKit may not', async ({
  page,
}) => {
  await page.addInitScript(() => {
    ServiceWorkerRegistration.prototype.unregister = () => new Promise(() => {})
  })
  await page.goto(storyPath('en'))
  await acceptAll(page)
  await expect.poll(async () => (await kept(page)).caches).not.toEqual([])
  await reloadedBy(page, () => consentOn(page).withdraw.click())
  await expect(consentOn(page).notice).toBeVisible()
  expect(await running(page)).toEqual([])
})

test('a refusal can be withdrawn likewise: the notice asks again, and says that nothing is kept', async ({ page }) => {
  await page.goto(storyPath('en'))
  const { decline, withdraw, notice, status, words } = consentOn(page)
  await decline.click()
  await withdraw.click()
  await expect(notice).toBeVisible()
  await expect(status).toHaveText(words.consentWithdrawn)
  expect(await kept(page)).toEqual(NOTHING)
})

test('fewer purposes stop and clear the services of the others, and leave the rest', async ({ page }) => {
  await page.goto(storyPath('en'))
  await acceptAll(page)
  const { footerSettings, box, save, notice } = consentOn(page)
  await footerSettings.click()
  await box('statistics').uncheck()
  await reloadedBy(page, () => save.click())
  await expect(notice).toBeHidden()
  await expect.poll(() => running(page)).toEqual(['loopback_settings'])
  expect((await storedAnswer(page))?.purposes).toBe('preferences.embeds')
  expect(await kept(page)).toEqual({
    ...NOTHING,
    cookies: ['loopback_settings', 'masthead-consent'],
    local: ['loopback_settings', 'masthead-read'],
    ...READING,
  })
})

test('Reject all in the settings stops and clears what was allowed before', async ({ page }) => {
  await page.goto(storyPath('en'))
  await acceptAll(page)
  await consentOn(page).footerSettings.click()
  await reloadedBy(page, () => consentOn(page).declineAll.click())
  await expect(consentOn(page).notice).toBeHidden()
  expect(await running(page)).toEqual([])
  expect((await kept(page)).cookies).toEqual(['masthead-consent'])
})

test('a service that writes while it is being stopped leaves nothing behind', async ({ page }) => {
  await page.route('**/count.js', (route) => {
    const body = `window.loopback_count = true; addEventListener('pagehide', () => {
      document.cookie = 'loopback_count=1; path=/'; localStorage.setItem('loopback_count', '1') })`
    return route.fulfill({ contentType: 'text/javascript', body })
  })
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await expect.poll(() => running(page)).toContain('loopback_count')
  await reloadedBy(page, () => consentOn(page).withdraw.click())
  await expect(consentOn(page).notice).toBeVisible()
  const { cookies, local } = await kept(page)
  expect([cookies, local]).not.toContainEqual(expect.arrayContaining(['loopback_count']))
})

test('what a service kept is cleared when the consent to it has lapsed', async ({ page }) => {
  await page.goto(storyPath('en'))
  await acceptAll(page)
  await storeAnswer(page, 'version=0&date=2026-03-04&purposes=statistics.preferences')
  await page.reload()
  await expect(consentOn(page).notice).toBeVisible()
  expect((await kept(page)).cookies).toEqual(['masthead-consent'])
})

test('a cookie that a service set for the whole domain is deleted from it', async ({ page }) => {
  const site = 'https://news.masthead.example'
  await page.route(`${site}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    return route.fulfill({ path: path.join(SITES.services, pathname, pathname.endsWith('/') ? 'index.html' : '') })
  })
  await page.goto(`${site}${storyPath('en')}`)
  await consentOn(page).decline.click()
  const shared = { name: 'loopback_count', value: '1', path: '/' }
  await page.context().addCookies([
    { ...shared, domain: '.masthead.example' },
    { ...shared, domain: '.news.masthead.example' },
    { ...shared, domain: 'news.masthead.example' },
  ])
  await consentOn(page).withdraw.click()
  await expect(consentOn(page).notice).toBeVisible()
  await expect.poll(async () => (await kept(page)).cookies).toEqual([])
})

/** Accepts, and waits until both services have run and kept what they keep. */
async function acceptAll(page: Page): Promise<void> {
  await consentOn(page).accept.click()
  await expect.poll(() => kept(page)).toEqual({ ...ALL, ...READING })
  expect(await running(page)).toEqual(['loopback_count', 'loopback_settings'])
}
