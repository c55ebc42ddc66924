import type { Page } from '@playwright/test'
import { serveFolder } from '../../packages/preview/serve/serve-folder.ts'
import { consentOn, kept, NOTHING, running, serviceTest, storeAnswer, storedAnswer } from './consent.ts'
import { listen } from './global-setup.ts'
import { SITES } from './sites.ts'
import { everyPage, expect, JOURNEY, origin, storyPath, test } from './test.ts'

const DAY = 24 * 60 * 60

for (const [site, languages] of [
  ['seed', ['en']],
  ['services', ['', 'en', 'ar']],
] as const) {
  for (const lang of languages) {
    const pages = lang ? everyPage().filter((address) => address.startsWith(`/${lang}/`)) : ['/', '/nowhere/']
    test(
      `before a choice ${lang ? `no page in ${lang}` : 'neither the language chooser nor the 404 page'} of ${site} stores or calls anything`,
      site === 'seed' || lang === 'ar' ? JOURNEY : {},
      async ({ page }) => {
        const elsewhere = requestsElsewhere(page, origin(site))
        expect(pages.length).toBeGreaterThan(1)
        for (const address of pages) {
          await page.goto(`${origin(site)}${address}`)
          if (lang) await expect(consentOn(page, lang).notice).toBeVisible()
          await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
          expect(await kept(page), address).toEqual(NOTHING)
        }
        expect(elsewhere).toEqual([])
      },
    )
  }
}

for (const [button, purposes] of [
  ['accept', 'preferences'],
  ['decline', ''],
] as const) {
  test(`to ${button} keeps exactly one cookie: what was allowed, of which notice, when; for six months`, async ({
    page,
  }) => {
    await page.clock.setFixedTime('2031-03-04T12:00:00Z')
    await page.goto(storyPath('en'))
    const before = Date.now() / 1000
    await consentOn(page)[button].click()
    await expect(consentOn(page).notice).toBeHidden()
    // Where preferences are allowed the story may be kept for reading offline; that is no cookie.
    const { caches, workers, ...others } = await kept(page)
    expect(others).toEqual({ cookies: ['masthead-consent'], local: [], session: [], databases: [] })
    if (purposes === '') expect({ caches, workers }).toEqual({ caches: [], workers: [] })
    const [cookie] = await page.context().cookies()
    const { expires = 0, value = '', ...rest } = cookie ?? {}
    expect(rest).toEqual({
      name: 'masthead-consent',
      domain: '127.0.0.1',
      path: '/',
      sameSite: 'Lax',
      secure: false,
      httpOnly: false,
    })
    expect(value.split('&').sort()).toEqual(['date=2031-03-04', `purposes=${purposes}`, 'version=2'])
    expect(expires - before).toBeGreaterThan(180 * DAY)
    expect(expires - before).toBeLessThan(184 * DAY)
  })
}

test('the cookie is kept to the path under which the site is served', async ({ page }) => {
  const server = serveFolder(SITES.seed, '/news/')
  const host = await listen(server)
  for (const address of [storyPath('en'), '/fr/privacy/', '/ar/']) {
    const { notice, decline } = consentOn(page, address.slice(1, 3))
    await page.context().clearCookies()
    await page.goto(`${host}/news${address}`)
    await decline.click()
    await expect(notice).toBeHidden()
    expect((await page.context().cookies()).map((cookie) => cookie.path)).toEqual(['/news/'])
    await page.reload()
    await expect(notice).toBeHidden()
  }
  server.close()
})

serviceTest('after a change of the notice’s version, readers are asked again', async ({ page }) => {
  await storeAnswer(page, 'version=0&date=2026-03-04&purposes=preferences.statistics.embeds')
  await page.goto(storyPath('en'))
  const { notice, footerSettings, box, decline } = consentOn(page)
  await expect(notice).toBeVisible()
  expect(await running(page)).toEqual([])
  await footerSettings.click()
  for (const purpose of ['preferences', 'statistics', 'embeds'] as const) await expect(box(purpose)).not.toBeChecked()
  await page.keyboard.press('Escape')
  await decline.click()
  await expect(notice).toBeHidden()
  expect(await storedAnswer(page)).toMatchObject({ version: '2', purposes: '' })
})

const ANSWERS = [
  { name: 'a refusal', button: 'decline', services: [] },
  { name: 'a consent', button: 'accept', services: ['loopback_count', 'loopback_settings'] },
] as const

for (const { name, button, services } of ANSWERS) {
  serviceTest(
    `${name} is remembered after a reload, on another page and in another language`,
    JOURNEY,
    async ({ page }) => {
      await page.goto(storyPath('en'))
      await consentOn(page)[button].click()
      await expect(consentOn(page).notice).toBeHidden()
      const open = [
        { lang: 'en', visit: () => page.reload() },
        { lang: 'en', visit: () => page.goto('/en/privacy/') },
        { lang: 'ar', visit: () => page.goto(storyPath('ar')) },
        { lang: 'zh', visit: () => page.goto('/zh/') },
      ]
      for (const { lang, visit } of open) {
        await visit()
        await expect(page.locator('html')).toHaveAttribute('lang', lang)
        await expect(consentOn(page, lang).withdraw).toBeVisible()
        await expect(consentOn(page, lang).notice).toBeHidden()
        await expect.poll(() => running(page)).toEqual(services)
      }
    },
  )

  serviceTest(`${name} given in one tab holds in another as soon as it is looked at`, async ({ page, context }) => {
    const other = await context.newPage()
    await page.goto(storyPath('en'))
    await other.goto(storyPath('de'))
    await consentOn(other, 'de')[button].click()
    await expect(consentOn(page).notice).toBeVisible()
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(consentOn(page).notice).toBeHidden()
    await expect.poll(() => running(page)).toEqual(services)
  })
}

serviceTest(
  'a consent withdrawn in one tab stops the services in another as soon as it is looked at',
  async ({ page, context }) => {
    await page.goto(storyPath('en'))
    await consentOn(page).accept.click()
    await expect.poll(() => running(page)).not.toEqual([])
    const other = await context.newPage()
    await other.goto(storyPath('de'))
    await consentOn(other, 'de').withdraw.click()
    await expect(consentOn(other, 'de').notice).toBeVisible()
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange'))),
    ])
    await expect(consentOn(page).notice).toBeVisible()
    expect(await running(page)).toEqual([])
  },
)

function requestsElsewhere(page: Page, own: string): string[] {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== own) elsewhere.push(request.url())
  })
  return elsewhere
}
