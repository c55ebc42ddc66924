import { createHmac } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Publication } from '../../../lib/publication/publication.ts'
import { readPublication } from '../../../lib/publication/read-publication.ts'
import { listen } from '../../../tests/browser/global-setup.ts'
import { writeNewsroom } from '../../../tests/content/newsroom.ts'
import { siteToPublish } from '../plan/site-to-publish.ts'
import { folderTarget } from '../targets/folder-target.ts'
import { deliverNews, requireKeyFile, visibleDigest } from '../tell/news.ts'
import { cloudFront, commandReceiver, type Receiver, receiversOf } from '../tell/receivers.ts'
import { newspaper, publishTexts, type Texts, temporaryFolder, writeSite } from './site.ts'

const BEFORE = newspaper({ fire: 'A fire', flood: 'A flood' })
const AFTER = newspaper({ fire: 'A great fire', frost: 'A frost' }, 'p { color: red }')

/** A server that takes the part of every receiver, what it received, and how often it was asked. */
async function startDouble() {
  const received: { url: string; headers: Readonly<Record<string, unknown>>; body: string }[] = []
  const double = { origin: '', received, requests: 0, status: 200, answer: '{}' }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    double.requests += 1
    if (double.status === 200) received.push({ url: request.url ?? '', headers: request.headers, body })
    response.writeHead(double.status).end(double.answer)
  })
  onTestFinished(() => void server.close())
  return Object.assign(double, { origin: await listen(server) })
}

/** The publication of a newsroom with more lines in its site.yaml. */
function publicationWith(lines: string): Publication {
  const { publication, problems } = readPublication(writeNewsroom({ 'site.yaml': (good) => `${good}${lines}` }))
  if (!publication) throw new Error(problems.map(({ message }) => message).join('\n'))
  return publication
}

function setVariables(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries({ SITE_URL: 'https://news.example/', ...variables }))
    vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
}

const publish = (texts: Texts, folder: string, receivers: readonly Receiver[]) =>
  publishTexts(texts, folderTarget(folder), { compressed: 'copies', grace: 7 * 86_400_000, receivers, pauses: [] })

const news = (...paths: string[]) => paths.map((one) => `https://news.example/${one}`)

it('a hub, search engines, a delivery network and a webhook are told exactly what changed, once', async () => {
  const { origin, received } = await startDouble()
  setVariables({ CDN_TOKEN: 'secret', HOOK_KEY: 'hush' })
  const receivers = receiversOf(
    publicationWith(`hub: ${origin}/hub
tell:
  indexNow: {key: 3f6c1f0e9b7a4d52, address: "${origin}/indexnow"}
  purge:
    cloudflare: {zone: z1, token: CDN_TOKEN, address: "${origin}/cloudflare"}
    fastly: {token: CDN_TOKEN, address: "${origin}/fastly"}
    bunny: {token: CDN_TOKEN, address: "${origin}/bunny"}
  webhook: {address: "${origin}/hook", key: HOOK_KEY}
`),
  )
  const folder = temporaryFolder()
  await publish(BEFORE, folder, receivers)
  received.length = 0
  const { told } = await publish(AFTER, folder, receivers)

  const sheet = Object.keys(AFTER).find((name) => name.startsWith('assets/')) ?? ''
  const pages = news('en/frost/', 'en/fire/', 'en/', 'en/flood/')
  const files = news(sheet, 'en/frost/', 'en/fire/', 'en/', '404.html', '', 'en/feed.xml', 'en/flood/')
  const to = (start: string) => received.filter(({ url }) => url.startsWith(start))
  expect(to('/hub').map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
    { 'hub.mode': 'publish', 'hub.url': 'https://news.example/en/feed.xml' },
  ])
  expect(to('/indexnow').map(({ body }) => JSON.parse(body))).toEqual([
    {
      host: 'news.example',
      key: '3f6c1f0e9b7a4d52',
      keyLocation: 'https://news.example/3f6c1f0e9b7a4d52.txt',
      urlList: pages,
    },
  ])
  expect(to('/cloudflare')).toMatchObject([
    { url: '/cloudflare/zones/z1/purge_cache', headers: { authorization: 'Bearer secret' } },
  ])
  expect(JSON.parse(to('/cloudflare')[0]?.body ?? '')).toEqual({ files })
  expect(to('/fastly').map(({ url }) => url.replace('/fastly/purge/', 'https://'))).toEqual(files)
  expect(to('/fastly')[0]?.headers).toMatchObject({ 'fastly-key': 'secret' })
  expect(to('/bunny').map(({ url }) => new URLSearchParams(url.replace(/.*\?/, '')).get('url'))).toEqual(files)
  const [hook] = to('/hook')
  expect(JSON.parse(hook?.body ?? '')).toEqual({ site: 'https://news.example/', pages })
  const signature = createHmac('sha256', 'hush')
    .update(hook?.body ?? '')
    .digest('hex')
  expect(hook?.headers['x-masthead-signature']).toBe(`sha256=${signature}`)
  expect(told).toMatchObject({ indexNow: 4, cloudflare: 8 })

  received.length = 0
  await publish(AFTER, folder, receivers)
  expect(received).toEqual([])
})

it('Fastly is told of up to 256 files at once if it has their paths as surrogate keys', async () => {
  const { origin, received } = await startDouble()
  setVariables({ CDN_TOKEN: 'secret' })
  const purge = `{fastly: {token: CDN_TOKEN, service: s1, address: "${origin}"}}`
  const folder = temporaryFolder()
  await publish(BEFORE, folder, [])
  await publish(
    { ...BEFORE, 'en/fire/index.html': 'x' },
    folder,
    receiversOf(publicationWith(`tell: {purge: ${purge}}\n`)),
  )
  expect(received.map(({ url, headers, body }) => [url, headers['fastly-key'], JSON.parse(body)])).toEqual([
    ['/service/s1/purge', 'secret', { surrogate_keys: ['/en/fire/'] }],
  ])
})

it('CloudFront gets a signed list of paths, with and without the name of the file', async () => {
  const double = await startDouble()
  setVariables({ AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key', AWS_REGION: 'auto' })
  const purge = `{cloudfront: {distribution: E1, address: "${double.origin}"}}`
  const receivers = receiversOf(publicationWith(`tell: {purge: ${purge}}\n`))
  const folder = temporaryFolder()
  await publish(BEFORE, folder, [])
  double.status = 403
  const changed = { ...BEFORE, 'en/fire/index.html': 'x', 'en/feed.xml': 'y' }
  const { undelivered } = await publish(changed, folder, receivers)
  expect(undelivered).toMatchObject([{ receiver: 'cloudfront E1', count: 2 }])

  Object.assign(double, { status: 200, answer: '<Invalidation><Id>I1</Id><Status>InProgress</Status></Invalidation>' })
  expect((await publish(changed, folder, receivers)).told).toEqual({ 'cloudfront E1': 2 })
  expect(double.received.map(({ url }) => url)).toEqual(['/2020-05-31/distribution/E1/invalidation'])
  const [invalidation] = double.received
  const body = invalidation?.body ?? ''
  expect([...body.matchAll(/<Path>(.*?)<\/Path>/g)].map(([, one]) => one)).toEqual([
    '/en/fire/',
    '/en/fire/index.html',
    '/en/feed.xml',
  ])
  expect(body).toContain('<Quantity>3</Quantity>')
  expect(invalidation?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=id\/\d+\/us-east-1\/cloudfront\/aws4_request/,
  )
  await publish(changed, folder, receivers)
  expect(double.received).toHaveLength(1)
})

it('CloudFront gets at most 3,000 paths at once', async () => {
  const double = await startDouble()
  double.answer = '<Invalidation><Id>I1</Id></Invalidation>'
  setVariables({ AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' })
  const receiver = cloudFront({ distribution: 'E1', address: double.origin })
  const addresses = news(...Array.from({ length: 1501 }, (_, index) => `en/story-${index}/`))
  expect((await deliverNews([receiver], { [receiver.name]: addresses }, [])).untold).toEqual({})
  const quantities = double.received.map(({ body }) => /<Quantity>(\d+)</.exec(body)?.[1])
  expect(quantities).toEqual(['3000', '2'])
})

it('a page that looks the same is no news, but a delivery network forgets its old copy', async () => {
  const { origin, received } = await startDouble()
  setVariables({ CDN_TOKEN: 'secret' })
  const receivers = receiversOf(
    publicationWith(`tell:
  indexNow: {key: 3f6c1f0e9b7a4d52, address: "${origin}/indexnow"}
  purge: {cloudflare: {zone: z1, token: CDN_TOKEN, address: "${origin}/cloudflare"}}
`),
  )
  const folder = temporaryFolder()
  await publish(BEFORE, folder, receivers)
  received.length = 0
  await publish(newspaper({ fire: 'A fire', flood: 'A flood' }, 'p { color: red }'), folder, receivers)
  expect(received.map(({ url }) => url)).toEqual(['/cloudflare/zones/z1/purge_cache'])
})

it('a receiver that fails does not undo the publication, and is told by the next one', async () => {
  const double = await startDouble()
  setVariables({})
  const receivers = receiversOf(publicationWith(`tell: {webhook: {address: "${double.origin}/hook/secret"}}\n`))
  const folder = temporaryFolder()
  double.status = 503
  const { undelivered } = await publish(BEFORE, folder, receivers)
  expect(undelivered).toEqual([
    { receiver: `webhook ${new URL(double.origin).host}`, reason: 'it answered with status 503', count: 3 },
  ])
  expect(readFileSync(path.join(folder, 'en/index.html'), 'utf8')).toBe(BEFORE['en/index.html'])
  // Everybody can read it.
  expect(readFileSync(path.join(folder, '.masthead-publish.json'), 'utf8')).not.toContain('secret')

  double.status = 200
  await publish(BEFORE, folder, receivers)
  expect(double.received.map(({ body }) => JSON.parse(body).pages)).toEqual([news('en/fire/', 'en/flood/', 'en/')])
  await publish(BEFORE, folder, receivers)
  expect(double.received).toHaveLength(1)
})

it.each([
  [503, 'may be over soon', 2],
  [429, 'may be over soon', 2],
  [404, 'stays', 1],
])('a receiver that answers %i, which %s, is asked %i times', async (status, _, times) => {
  const double = await startDouble()
  setVariables({})
  const receivers = receiversOf(publicationWith(`tell: {webhook: {address: "${double.origin}/hook"}}\n`))
  const [receiver = ''] = receivers.map(({ name }) => name)
  double.status = status
  const { untold } = await deliverNews(receivers, { [receiver]: news('en/fire/') }, [0])
  expect(untold).toEqual({ [receiver]: news('en/fire/') })
  expect(double.requests).toBe(times)
})

it('a command gets the address of each changed file, one a line', async () => {
  setVariables({})
  const [folder, list] = [temporaryFolder(), path.join(temporaryFolder(), 'list')]
  await publish(BEFORE, folder, [])
  await publish({ ...BEFORE, 'en/fire/index.html': 'x' }, folder, [commandReceiver(`cat > '${list}'`)])
  expect(readFileSync(list, 'utf8')).toBe('https://news.example/en/fire/\n')
  writeFileSync(list, '')
  const { undelivered } = await publish(BEFORE, folder, [commandReceiver('echo No token >&2; exit 3')])
  expect(undelivered).toEqual([{ receiver: 'command', reason: 'it ended with code 3: No token', count: 1 }])
})

it('a missing key, address or key file is a problem before anything is published', () => {
  const fastly = publicationWith('tell: {purge: {fastly: {token: CDN_TOKEN}}}\n')
  expect(() => receiversOf(fastly)).toThrow('The environment variable CDN_TOKEN is not set')
  const indexNow = publicationWith('tell: {indexNow: {key: 3f6c1f0e9b7a4d52}}\n')
  expect(() => receiversOf(indexNow)).toThrow('SITE_URL is not set')
  const site = siteToPublish(writeSite(BEFORE), 'off')
  expect(() => requireKeyFile(site, '3f6c1f0e9b7a4d52')).toThrow('The site has no file 3f6c1f0e9b7a4d52.txt')
  expect(() =>
    requireKeyFile(siteToPublish(writeSite({ 'abcdefgh.txt': 'abcdefgh' }), 'off'), 'abcdefgh'),
  ).not.toThrow()
})

it('visible content is the title, texts, links and pictures, and neither style nor names of versions', () => {
  const page = (title: string, main: string, style = '') =>
    `<title>${title}</title><style>${style}</style><header>Menu</header><main class="a">${main}</main>`
  const digest = visibleDigest(page('Fire', '<p class="b">Text <img src="../assets/a.0123456789ab.jpg" alt="A fire">'))
  expect(
    visibleDigest(page('Fire', '<p class="c">Text <img src="../assets/a.ba9876543210.jpg" alt="A fire">', 'p {}')),
  ).toBe(digest)
  for (const other of [
    page('Flood', '<p>Text <img src="../assets/a.0123456789ab.jpg" alt="A fire">'),
    page('Fire', '<p>Texts <img src="../assets/a.0123456789ab.jpg" alt="A fire">'),
    page('Fire', '<p>Text <img src="../assets/a.0123456789ab.jpg" alt="Smoke">'),
  ])
    expect(visibleDigest(other)).not.toBe(digest)
})
