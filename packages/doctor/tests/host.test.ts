import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { MANIFEST } from '../../../lib/store/manifest.ts'
import { examineHost, type Host, headers, ownAddress } from '../host/examine-host.ts'
import { type Defect, type Reply, serveWell } from './good-host.ts'

const ENDINGS = ['html', 'js', 'css', 'json', 'xml', 'webmanifest', 'md', 'txt', 'svg', 'png', 'jpg', 'webp', 'avif']
const HEADERS = [
  ...'Content-Security-Policy X-Content-Type-Options X-Frame-Options Referrer-Policy'.split(' '),
  ...'Permissions-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy'.split(' '),
]

/** What is done to a good host, and what is then found, alone. */
const DEFECTS: readonly (readonly [finding: string, severity: string, problem: Defect])[] = [
  ...ENDINGS.map((ending) => [`type-${ending}`, 'error', typed(`.${ending}`, 'application/octet-stream')] as const),
  ['charset-md', 'warning', typed('.md', 'text/markdown')],
  ['charset-txt', 'warning', typed('.txt', 'text/plain; charset=latin1')],
  ['compression-missing', 'error', (reply) => reply.encodings.splice(0)],
  ['compression-missing', 'error', at('.xml', (reply) => reply.encodings.splice(0))],
  ['compression-weak', 'warning', (reply) => reply.encodings.splice(0, 1)],
  ['compression-vary', 'warning', (reply) => delete reply.headers.vary],
  ['not-found-status', 'error', (reply) => reply.status === 404 && Object.assign(reply, { status: 200 })],
  ['not-found-status', 'error', (reply) => reply.status === 404 && Object.assign(reply, { status: 302 })],
  ['not-found-page', 'warning', (reply) => reply.status === 404 && Object.assign(reply, { body: 'Not Found' })],
  ['cache-short', 'warning', cached(/\.js$|avif$|webp$|jpg$|png$/, 'public, max-age=600')],
  ['cache-long', 'error', cached(/\.html$/, 'public, max-age=86400')],
  ['cache-unsaid', 'warning', (reply, name) => name === 'en/index.html' && delete reply.headers['cache-control']],
  ['policy-strict', 'error', headed('Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'")],
  ...HEADERS.map((header) => [`header-${header.toLowerCase()}`, 'warning', headed(header)] as const),
  ['header-x-frame-options', 'warning', headed('X-Frame-Options', 'ALLOWALL')],
  ['header-cross-origin-resource-policy', 'warning', headed('Cross-Origin-Resource-Policy', 'same-origin')],
  ['header-referrer-policy', 'warning', at('.js', (reply) => delete reply.headers['Referrer-Policy'])],
  ['folder-index', 'error', replied('en/index.html', { status: 403 })],
  ['folder-slash', 'error', replied('en', { status: 200 })],
  ['folder-slash', 'warning', replied('en', { status: 404 })],
  ['repository-served', 'error', replied('.git/HEAD', { status: 200, body: 'ref: refs/heads/main' })],
  ['manifest-missing', 'error', replied(MANIFEST, { status: 404 })],
  ['manifest-missing', 'error', replied(MANIFEST, { body: '<!doctype html>' })],
]

it('names the module of nginx that sends brotli to a host that sends gzip alone', async () => {
  const [weak] = await examineHost(await serveWell((reply) => reply.encodings.splice(0, 1)))
  expect(weak?.fix).toContain('apt install libnginx-mod-http-brotli-static')
})

it('finds nothing on a host that does all that Masthead asks for', async () => {
  expect(await examineHost(await serveWell())).toEqual([])
})

describe('finds the one problem of a host, and says why it matters and how to fix it', () => {
  it.each(DEFECTS)('%s (%s)', async (name, severity, problem) => {
    const findings = await examineHost(await serveWell(problem))
    expect(findings).toMatchObject([{ name, severity }])
    for (const { what, why, fix } of findings) {
      for (const text of [what, why, fix]) expect(text).toMatch(/^(?!.*(?:undefined|[{}])).{12,}[.?:)]/)
    }
  })

  it('that does not answer', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const bound = server.address()
    server.close()
    await once(server, 'close')
    const address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : ''}/`
    const findings = await examineHost(new URL(address))
    expect(findings).toMatchObject([
      { name: 'host-silent', severity: 'error', what: expect.stringContaining('ECONNREFUSED') },
    ])
  })
})

describe('of a site’s own address', () => {
  it.each([
    [[], 'https://news.example/', 'https://news.example/en/'],
    [[], 'http://localhost:8080/', 'https://news.example/en/'],
    [['address-other'], 'https://www.news.example/', 'https://news.example/en/'],
    [['address-other'], 'https://news.example/', 'https://news.example/'],
    [['address-unsaid'], 'https://news.example/', undefined],
    [['address-open'], 'http://news.example/', 'http://news.example/en/'],
  ])('it finds %j at %s, whose page says %s', async (names, base, canonical) => {
    const link = canonical ? `<link rel="canonical" href="${canonical}">` : ''
    const findings = await ownAddress(pretend(base, `<!doctype html>${link}`))
    expect(findings.map(({ name }) => name)).toEqual(names)
  })

  it('it asks for Strict-Transport-Security where there is encryption', async () => {
    const names = (await headers(pretend('https://news.example/', ''))).map(({ name }) => name)
    expect(names).toContain('header-strict-transport-security')
    expect(names).toHaveLength(HEADERS.length + 1)
  })
})

/** A host that is nowhere, and sends one page without headers. */
function pretend(base: string, page: string): Host {
  const answer = { status: 200, headers: new Headers(), body: new TextEncoder().encode(page) }
  return { base: new URL(base), files: new Map([['en/index.html', '']]), get: async () => answer }
}

function at(ending: string, change: (reply: Reply) => unknown): Defect {
  return (reply, name) => name.endsWith(ending) && change(reply)
}

function replied(file: string, changes: Partial<Reply>): Defect {
  return (reply, name) => name === file && Object.assign(reply, changes)
}

function typed(ending: string, type: string): Defect {
  return at(ending, ({ headers: sent }) => Object.assign(sent, { 'content-type': type }))
}

function cached(names: RegExp, control: string): Defect {
  return ({ headers: sent }, name) => names.test(name) && Object.assign(sent, { 'cache-control': control })
}

function headed(header: string, value?: string): Defect {
  return (reply) => {
    if (value === undefined) delete reply.headers[header]
    else reply.headers[header] = value
  }
}
