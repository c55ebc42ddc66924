import type { Page } from '@playwright/test'
import { consentOn, running, serviceTest as test } from './consent.ts'
import { builtPage, everyPage, expect, JOURNEY, storyPath } from './test.ts'

const service = () => process.env.SERVICE_URL ?? ''

for (const [purpose, script, name] of [
  ['statistics', 'count.js', 'loopback_count'],
  ['preferences', 'settings.js', 'loopback_settings'],
] as const) {
  test(
    `to allow ${purpose} runs the service of that purpose alone, once, without a word on the console`,
    JOURNEY,
    async ({ page }) => {
      const { messages, called } = watch(page)
      await page.goto(storyPath('en'))
      const { settings, footerSettings, box, save, notice, dialog } = consentOn(page)
      await settings.click()
      await box(purpose).check()
      await save.click()
      await expect(notice).toBeHidden()
      await expect.poll(() => running(page)).toEqual([name])
      await footerSettings.click()
      await save.click()
      await expect(dialog).toBeHidden()
      expect(called).toEqual([`${service()}/${script}`])
      await page.reload()
      await expect.poll(() => running(page)).toEqual([name])
      expect(messages).toEqual([])
    },
  )
}

test('to allow embeds runs no service of another purpose', async ({ page }) => {
  const { called } = watch(page)
  await page.goto(storyPath('en'))
  const { settings, box, save } = consentOn(page)
  await settings.click()
  await box('embeds').check()
  await save.click()
  await page.reload()
  expect(called).toEqual([])
})

test('Accept runs every service at once, without a word on the console', JOURNEY, async ({ page }) => {
  const { messages, called } = watch(page)
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await expect.poll(() => running(page)).toEqual(['loopback_count', 'loopback_settings'])
  expect(called.sort()).toEqual([`${service()}/count.js`, `${service()}/settings.js`])
  expect(messages).toEqual([])
})

test('a script that two purposes share runs on while one of them is allowed', async ({ page }) => {
  // The page as it would be if site.yaml named one script twice.
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const element = document.querySelector<HTMLElement>('cookie-consent:not(:defined)')
      const services = element?.dataset.services
      if (services?.includes('settings.js'))
        element?.setAttribute('data-services', services.replace('settings.js', 'count.js'))
    }).observe(document, { subtree: true, childList: true })
  })
  await page.goto(storyPath('en'))
  const { settings, box, save, notice } = consentOn(page)
  await settings.click()
  await box('preferences').check()
  await save.click()
  await expect(notice).toBeHidden()
  await expect.poll(() => running(page)).toEqual(['loopback_count'])
  await page.goto('/en/about/')
  await expect.poll(() => running(page)).toEqual(['loopback_count'])
  expect(await page.evaluate(() => performance.getEntriesByType('navigation').map((it) => it.toJSON().type))).toEqual([
    'navigate',
  ])
})

test('the policy of every page names the declared services and nobody else', JOURNEY, () => {
  for (const address of everyPage()) {
    const policy = policyOf(address, 'services')
    const scripts = policy.match(/script-src ([^;]*)/)?.[1]?.split(' ') ?? []
    expect(
      scripts.filter((source) => source.includes(':')),
      address,
    ).toEqual([`${service()}/count.js`, `${service()}/settings.js`])
    const hosts = new Set((policy.match(/https?:\/\/[^\s;]+/g) ?? []).map((source) => new URL(source).origin))
    expect([...hosts], address).toEqual([service()])
    expect(policy).not.toMatch(/unsafe|\*/)
  }
})

test(
  'a script from another address is blocked, even from the host of a declared service',
  JOURNEY,
  async ({ page }) => {
    const { called } = watch(page)
    await page.goto(storyPath('en'))
    const addresses = [`${service()}/other.js`, 'http://stranger.example/count.js']
    expect(await violationsOf(page, addresses)).toEqual(addresses.map((url) => `script-src-elem ${url}`))
    expect(called).toEqual([])
  },
)

test('after consent only the element may name a script: any other address is refused', async ({ page }) => {
  await page.goto(storyPath('en'))
  await consentOn(page).accept.click()
  await expect.poll(() => running(page)).toHaveLength(2)
  const attempts = await page.evaluate(() => {
    const errors: string[] = []
    for (const attempt of [
      () => Object.assign(document.createElement('script'), { src: 'http://stranger.example/count.js' }),
      () => window.trustedTypes?.createPolicy('masthead', { createScriptURL: (url: string) => url }),
      () => window.trustedTypes?.createPolicy('stranger', { createScriptURL: (url: string) => url }),
    ]) {
      try {
        attempt()
        errors.push('allowed')
      } catch (error) {
        errors.push(error instanceof Error ? error.name : 'unknown')
      }
    }
    return errors
  })
  expect(attempts).toEqual(['TypeError', 'TypeError', 'TypeError'])
})

function policyOf(address: string, site: 'seed' | 'services'): string {
  const [, policy = ''] = builtPage(address, site).match(/Content-Security-Policy" content="([^"]*)"/) ?? []
  return policy.replaceAll('&#x27;', "'")
}

/** What a page says on the console, and which scripts but its own it has got. */
function watch(page: Page): { messages: string[]; called: string[] } {
  const messages: string[] = []
  const called: string[] = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', ({ message }) => messages.push(message))
  page.on('response', (response) => {
    const script = response.request().resourceType() === 'script'
    if (script && !response.url().includes('/assets/')) called.push(response.url())
  })
  return { messages, called }
}

/** Tries to load scripts the way the element would, before it has; what the page’s policy says to each. */
function violationsOf(page: Page, addresses: readonly string[]): Promise<string[]> {
  return page.evaluate(async (urls) => {
    const policy = window.trustedTypes?.createPolicy('masthead', { createScriptURL: (url: string) => url })
    const found: string[] = []
    for (const url of urls) {
      const violation = new Promise<SecurityPolicyViolationEvent>((resolve) => {
        document.addEventListener('securitypolicyviolation', resolve, { once: true })
      })
      const script = document.createElement('script')
      script.src = policy?.createScriptURL(url) ?? ''
      document.head.append(script)
      const { effectiveDirective, blockedURI } = await violation
      found.push(`${effectiveDirective} ${blockedURI}`)
    }
    return found
  }, addresses)
}
