import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { precompress } from '../../lib/store/content-cache.ts'
import { serveFolder } from '../../packages/preview/serve/serve-folder.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'masthead-serve-'))
const server = serveFolder(folder)
const FILES = {
  'index.html': '<!doctype html><title>Front</title>',
  'en/index.html': '<!doctype html><title>English</title>',
  'en/feed.xml': '<feed/>',
  'site.webmanifest': '{}',
}

describe('a served folder', () => {
  beforeAll(async () => {
    mkdirSync(path.join(folder, 'en'))
    for (const [name, text] of Object.entries(FILES)) {
      const { br, gz } = precompress(Buffer.from(text), constants.BROTLI_MAX_QUALITY)
      writeFileSync(path.join(folder, name), text)
      writeFileSync(path.join(folder, `${name}.br`), br)
      writeFileSync(path.join(folder, `${name}.gz`), gz)
    }
    writeFileSync(path.join(folder, 'plain.txt'), 'only plain')
    for (const name of ['.hosts', '.git', '.well-known']) mkdirSync(path.join(folder, name))
    for (const name of ['.htaccess', 'en/.secret', '.git/config', '.hosts/index.html'])
      writeFileSync(path.join(folder, name), 'secret')
    writeFileSync(path.join(folder, '.well-known/security.txt'), 'Contact: mailto:a@b.example')
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })

  test.each([
    ['/', 'index.html', 'text/html;charset=utf-8'],
    ['/en/', 'en/index.html', 'text/html;charset=utf-8'],
    ['/en/feed.xml', 'en/feed.xml', 'text/xml'],
    ['/site.webmanifest', 'site.webmanifest', 'application/manifest+json'],
  ] as const)('gives %s in what a browser takes', async (address, name, type) => {
    const brotli = await get(address, 'gzip, deflate, br, zstd')
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': type, vary: 'Accept-Encoding' })
    expect(brotliDecompressSync(brotli.body).toString()).toBe(FILES[name])

    const gzip = await get(address, 'gzip')
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': type, vary: 'Accept-Encoding' })
    expect(gunzipSync(gzip.body).toString()).toBe(FILES[name])

    const plain = await get(address)
    expect(plain.headers).toMatchObject({ 'content-type': type, vary: 'Accept-Encoding' })
    expect(plain.headers).not.toHaveProperty('content-encoding')
    expect(plain.body.toString()).toBe(FILES[name])
  })

  test('leads from a folder without its slash to the one with it, for links are relative', async () => {
    const { statusCode, headers } = await get('/en?from=mail')
    expect([statusCode, headers.location]).toEqual([301, '/en/?from=mail'])
    // To another host it never leads.
    expect((await get('//en')).headers.location).toBeUndefined()
  })

  test('keeps a connection open longer than a proxy in front of it uses one, so that no request meets a closing one', async () => {
    const { headers } = await get('/plain.txt', undefined, { connection: 'keep-alive' })
    expect(Number(/^timeout=(\d+)$/.exec(headers['keep-alive'] ?? '')?.[1])).toBeGreaterThan(60)
  })

  test.each(['bytes=10-5', 'bytes=0-99999999999999999999', 'bytes=1-2,4-5', 'bytes=-5', 'lines=1-2'])(
    'gives the whole file for the range %s, which it cannot read',
    async (range) => {
      const { statusCode, body } = await get('/plain.txt', undefined, { range })
      expect([statusCode, body.toString()]).toEqual([200, 'only plain'])
    },
  )

  test('gives the part of a file that is asked for, and says which parts there are none of', async () => {
    const part = await get('/plain.txt', undefined, { range: 'bytes=5-' })
    expect([part.statusCode, part.body.toString()]).toEqual([206, 'plain'])
    expect((await get('/plain.txt', undefined, { range: 'bytes=99-' })).statusCode).toBe(416)
  })

  test('answers for the names of this machine alone, unless it listens to others', async () => {
    const status = async (host: string) => (await get('/', undefined, { host })).statusCode
    for (const host of ['localhost:8080', '127.0.0.1', '[::1]:8080', 'news.localhost'])
      expect(await status(host)).toBe(200)
    const refused = await get('/', undefined, { host: 'rebound.example' })
    expect([refused.statusCode, refused.body.toString()]).toEqual([
      403,
      'This server does not answer for the name “rebound.example”.\n',
    ])
    const open = serveFolder(folder, '/', '0.0.0.0').listen(0, '127.0.0.1')
    await once(open, 'listening')
    expect((await get('/', undefined, { host: 'news.example' }, open)).statusCode).toBe(200)
    open.close()
  })

  test.each(['/', '/plain.txt', '/none/', '/.htaccess'])('lets no other site show %s in a frame', async (address) => {
    expect((await get(address)).headers).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': "frame-ancestors 'self'",
    })
  })

  test.each(['/.htaccess', '/%2ehtaccess', '/.git/config', '/en/.secret?a=/', '/.hosts/'])(
    'does not give the dot file %s, which is a setting of a host or a secret',
    async (address) => expect((await get(address)).statusCode).toBe(404),
  )

  test('gives a file of .well-known, which programs look for there', async () => {
    expect((await get('/.well-known/security.txt')).body.toString()).toBe('Contact: mailto:a@b.example')
  })
})

async function get(address: string, encodings?: string, others = {}, from = server, method = 'GET') {
  const bound = from.address()
  if (typeof bound !== 'object' || !bound) throw new Error('The server has no address.')
  const headers = { ...(encodings !== undefined && { 'accept-encoding': encodings }), ...others }
  const asked = request({ host: '127.0.0.1', port: bound.port, path: address, headers, method, agent: false }).end()
  const [response] = await once(asked, 'response')
  return { statusCode: response.statusCode, headers: response.headers, body: await buffer(response) }
}
