import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { verifySite } from '../../lib/builder/verify/verify-folder.ts'
import { filesOf } from '../../lib/store/manifest.ts'
import { examineHost } from '../../packages/doctor/host/examine-host.ts'
import { PUBLICATION, STORY } from '../fixtures/publication.ts'
import { BuiltSite, type Served } from './built-site.ts'

// nginx, Apache and Caddy with the settings that Masthead wrote for them, at the root and under the path that SITE_URL
// names.
const SITES: Readonly<Record<string, BuiltSite>> = {}

let content = ''

test.beforeAll(() => {
  content = mkdtempSync(path.join(tmpdir(), 'masthead-content-'))
  cpSync(PUBLICATION, content, { recursive: true })
  const story = path.join(content, 'stories', STORY, 'en.md')
  writeFileSync(story, readFileSync(story, 'utf8').replace('---\n', '---\naliases: [the-old-name]\n'))
  mkdirSync(path.join(content, 'stories/withdrawn'))
  writeFileSync(
    path.join(content, 'stories/withdrawn/en.md'),
    '---\ntitle: The figures\ndate: 2025-02-24\nunpublish: {date: 2025-03-02, reason: They were wrong.}\n---\n\nText.\n',
  )
  Object.assign(SITES, {
    '/': new BuiltSite({ CONTENT_DIR: content, SITE_URL: 'https://news.example/' }),
    '/news/': new BuiltSite({ CONTENT_DIR: content, SITE_URL: 'https://news.example/news/' }),
  })
})
test.afterAll(() => {
  rmSync(content, { recursive: true, force: true })
  for (const site of Object.values(SITES)) site.remove()
})

/** As nginx comes, it sends gzip alone. */
const ENCODINGS: Readonly<Record<string, readonly string[]>> = {
  nginx: ['gzip'],
  apache: ['br', 'gzip'],
  caddy: ['br', 'gzip'],
}

for (const [server, encodings] of Object.entries(ENCODINGS)) {
  for (const base of ['/', '/news/']) {
    const at = (title: string, use: (served: Served) => Promise<void>) =>
      test(`${server} at ${base} ${title}`, async () => {
        await SITES[base]?.serve(server, base, use)
      })

    at('sends the compressed files that lie beside the others, each as what it is', async ({ folder, start }) => {
      const script = filesOf(folder).find((name) => /^assets\/masthead\.\w+\.js$/.test(name)) ?? ''
      const types = { [script]: 'javascript', 'en/': 'text/html; charset=utf-8', 'favicon.svg': 'image/svg+xml' }
      for (const [name, type] of Object.entries(types)) {
        const file = readFileSync(path.join(folder, name.replace(/\/$/, '/index.html')))
        for (const encoding of encodings) {
          const { headers, body } = await ask(new URL(name, start), encoding)
          expect(headers['content-encoding'], name).toBe(encoding)
          expect(headers['content-type']?.toLowerCase(), name).toContain(type)
          expect(headers.vary?.toLowerCase(), name).toContain('accept-encoding')
          expect((encoding === 'br' ? brotliDecompressSync : gunzipSync)(body).equals(file), name).toBe(true)
        }
        const { headers, body } = await ask(new URL(name, start), 'identity')
        expect(headers['content-encoding'], name).toBeUndefined()
        expect(headers['content-type']?.toLowerCase(), name).toContain(type)
        expect(body.equals(file), name).toBe(true)
      }
    })

    at('lets browsers keep what never changes, and only that', async ({ folder, start }) => {
      const assets = filesOf(folder).filter((name) => /^assets\/.*(?<!\.br|\.gz)$/.test(name))
      expect(assets.length).toBeGreaterThan(1)
      for (const name of assets) {
        const { headers } = await ask(new URL(name, start))
        expect(headers['cache-control'], name).toBe('public, max-age=31536000, immutable')
      }
      for (const name of ['', 'en/', 'en/about/', 'no/such/page', 'assets/masthead.0123456789ab.js']) {
        const { headers } = await ask(new URL(name, start))
        expect(headers['cache-control'], name).toBe('public, max-age=0, must-revalidate')
      }
    })

    at('sends the security headers once with every answer', async ({ folder, start }) => {
      const asset = filesOf(folder).find((name) => name.startsWith('assets/')) ?? ''
      for (const name of ['', 'en/', 'no/such/page', asset]) {
        const { headers } = await ask(new URL(name, start))
        expect(headers['content-security-policy'], name).toMatch(/^script-src 'self' .*; frame-ancestors 'none'; /)
        expect(headers['x-content-type-options'], name).toBe('nosniff')
        expect(headers['x-frame-options'], name).toBe('DENY')
        expect(headers['referrer-policy'], name).toBe('strict-origin-when-cross-origin')
        expect(headers['strict-transport-security'], name).toBe('max-age=63072000')
      }
    })

    at('shows the page for what is not there at any depth, and it leads home', async ({ folder, start }) => {
      const pages = { nowhere: '', 'en/no/': 'en/', 'ar/no/such/page/': 'ar/', 'assets/no.jpg': '' }
      for (const [name, language] of Object.entries(pages)) {
        const { status, body } = await ask(new URL(name, start))
        expect(status, name).toBe(404)
        expect(body.equals(readFileSync(path.join(folder, `${language}404.html`))), name).toBe(true)
      }
      const page = readFileSync(path.join(folder, '404.html'), 'utf8')
      const links = [...page.matchAll(/ (?:href|src)="(\/[^"]*)"/g)].flatMap(([, link]) => link ?? [])
      expect(links.length).toBeGreaterThan(12)
      for (const link of links) expect((await ask(new URL(link, start))).status, link).toBe(200)
    })

    at('leads on from the name that a story had', async ({ start }) => {
      const { status, headers } = await ask(new URL('ar/the-old-name/', start))
      expect(status).toBe(301)
      expect(new URL(headers.location ?? '', start).pathname).toBe(`${base}ar/${STORY}/`)
      expect((await ask(new URL(headers.location ?? '', start))).status).toBe(200)
    })

    at('sends the page of a withdrawn story with 410', async ({ folder, start }) => {
      const { status, headers, body } = await ask(new URL('en/withdrawn/', start))
      expect([status, headers['cache-control']]).toEqual([410, 'public, max-age=0, must-revalidate'])
      expect(body.equals(readFileSync(path.join(folder, 'en/withdrawn/index.html')))).toBe(true)
      // A server redirects the former names of a story, so verify does not get the pages there.
      expect((await verifySite(start)).filter((problem) => !problem.includes('/the-old-name/'))).toEqual([])
    })

    at('leaves the doctor nothing to fix', async ({ start }) => {
      const names = (await examineHost(start)).map(({ name }) => name)
      expect(names).toEqual(encodings.includes('br') ? [] : ['compression-weak'])
    })

    at('lists no folder, and keeps what only hosts read to itself', async ({ folder, start }) => {
      for (const name of ['.git/config', '.well-known/security.txt']) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
        writeFileSync(path.join(folder, name), 'Contact: mailto:desk@news.example\n')
      }
      for (const name of ['assets/', '.hosts/', '.hosts/nginx.conf', '.htaccess', '.nojekyll', '.git/config']) {
        const { status, body } = await ask(new URL(name, start))
        expect([403, 404], name).toContain(status)
        expect(/Index of|Contact:|add_header/.test(body.toString()), name).toBe(false)
      }
      expect((await ask(new URL('.well-known/security.txt', start))).status).toBe(200)
    })
  }
}

/** Asks without decoding what is answered, as fetch would. */
async function ask(url: URL, encoding = 'identity') {
  const request: ClientRequest = get(url, { headers: { 'accept-encoding': encoding } })
  const [response]: IncomingMessage[] = await once(request, 'response')
  if (!response) throw new Error(`${url.href} does not answer.`)
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) }
}
