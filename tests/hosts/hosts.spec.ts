import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { filesOf } from '../../lib/press/manifest.ts'
import { verifySite } from '../../lib/press/verify-folder.ts'
import { HOSTS, type Host } from './servers.ts'

// One folder, pressed once; each server gets a copy of it, at the root and under a path.
let home = ''

test.beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'masthead-hosts-'))
  const env = { ...process.env, OUT_DIR: path.join(home, 'pressed/out') }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/desk/build.ts'], { encoding: 'utf8', env })
  if (status !== 0) throw new Error(stdout + stderr)
})
test.afterAll(() => rmSync(home, { recursive: true, force: true }))

for (const [name, serve] of Object.entries(HOSTS)) {
  for (const base of ['/', '/news/']) {
    test(`${name} serves the folder at ${base}: every link of every page leads somewhere, and the console stays silent`, async ({
      page,
    }) => {
      test.setTimeout(300_000)
      const root = path.join(home, `${name}${base}`.replaceAll(/\W+/g, '-'))
      const site = path.join(root, base)
      cpSync(path.join(home, 'pressed/out'), site, { recursive: true })
      const host = await serve({ root, site, scratch: `${root}-scratch` })
      try {
        await walk(host, base, site, page)
      } finally {
        await host.stop()
      }
    })
  }
}

type Page = Parameters<Parameters<typeof test>[2]>[0]['page']

async function walk(host: Host, base: string, site: string, page: Page): Promise<void> {
  const start = new URL(base, host.origin)
  expect(await verifySite(start)).toEqual([])
  const messages: string[] = []
  page.on('console', (message) => messages.push(`${page.url()} ${message.text()}`))
  page.on('pageerror', (error) => messages.push(`${page.url()} ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) messages.push(`${response.url()} answers ${response.status()}`)
  })
  const links = new Set<string>()
  for (const name of filesOf(site).filter((file) => file.endsWith('index.html'))) {
    await page.goto(new URL(name.replace(/index\.html$/, ''), start).href)
    const found = await page
      .locator('a[href], link[href], img[src], script[src]')
      .evaluateAll((elements) =>
        elements.map((element) =>
          element instanceof HTMLAnchorElement || element instanceof HTMLLinkElement
            ? element.href
            : element instanceof HTMLImageElement || element instanceof HTMLScriptElement
              ? element.src
              : '',
        ),
      )
    for (const link of found) if (link.startsWith(host.origin)) links.add(link.split('#')[0] ?? link)
  }
  expect(messages).toEqual([])
  expect(links.size).toBeGreaterThan(70)
  for (const link of links) {
    expect(link.startsWith(start.href), `${link} stays below ${start.href}`).toBe(true)
    expect((await fetch(link)).status, link).toBe(200)
  }
  const missing = await fetch(new URL('en/no/such/page/', start))
  expect(missing.status).toBe(404)
}

for (const name of ['nginx', 'apache', 'caddy']) {
  test(`${name} sends what is compressed already, caches what never changes, and says who may frame a page`, async () => {
    const root = path.join(home, `${name}-headers`)
    cpSync(path.join(home, 'pressed/out'), root, { recursive: true })
    const host = await HOSTS[name]?.({ root, site: root, scratch: `${root}-scratch` })
    if (!host) throw new Error(`${name} is no host.`)
    try {
      const script = filesOf(root).find((file) => /^assets\/masthead\.\w+\.js$/.test(file)) ?? ''
      const answer = await fetch(new URL(script, host.origin), { headers: { 'accept-encoding': 'gzip' } })
      expect(answer.headers.get('content-encoding')).toBe('gzip')
      expect(answer.headers.get('content-type')).toContain('javascript')
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect(await answer.text()).toBe(readFileSync(path.join(root, script), 'utf8'))
      const page = await fetch(new URL('en/', host.origin), { headers: { 'accept-encoding': 'gzip' } })
      expect(page.headers.get('content-encoding')).toBe('gzip')
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(page.headers.get('x-content-type-options')).toBe('nosniff')
      expect(page.headers.get('cache-control')).toContain('must-revalidate')
      expect(await page.text()).toContain('<html lang="en"')
      const lost = await fetch(new URL('no/such/page', host.origin))
      expect(lost.status).toBe(404)
      expect(await lost.text()).toContain('404')
      expect((await fetch(new URL('assets/', host.origin))).status).toBeGreaterThanOrEqual(400)
    } finally {
      await host.stop()
    }
  })
}
