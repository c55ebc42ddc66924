import { createHmac } from 'node:crypto'
import type { Publication } from '../../../lib/publication/publication.ts'
import { secretIn } from '../../../lib/settings/process.ts'
import { siteUrl } from '../../../lib/settings/settings.ts'
import { publishProblem } from '../plan/publish-problem.ts'
import { sendToAws, xmlElement } from '../targets/aws.ts'

/** Someone who is told what has changed. */
export interface Receiver {
  /** The name in messages and in the state at the target. */
  readonly name: string
  /** What it is told: feeds that changed, pages whose content changed, or every changed file. */
  readonly wants: 'feeds' | 'pages' | 'files'
  /** The largest number of addresses in one message. */
  readonly batchSize: number
  /** Returns the message about addresses. */
  message(addresses: readonly string[]): Notification
}

/**
 * A request that tells a receiver something, a command that gets the addresses on its standard input, or a call that
 * fails if the receiver could not be told, and that tries again itself.
 */
export type Notification =
  | { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly command: string; readonly input: string }
  | { readonly call: () => Promise<unknown> }

/** Returns a command as a receiver: it gets the address of every changed file, one a line. */
export function commandReceiver(command: string): Receiver {
  return cache('command', Number.MAX_SAFE_INTEGER, (files) => ({
    command,
    input: files.map((file) => `${file}\n`).join(''),
  }))
}

/**
 * Returns the receivers that site.yaml names.
 * @throws PublishProblem if a key or the address of the site is missing
 */
export function receiversOf({ hub, tell = {} }: Publication): Receiver[] {
  const { indexNow, webhook, purge = {} } = tell
  return [
    ...(hub ? [webSub(hub)] : []),
    ...(indexNow ? [indexNowReceiver(indexNow)] : []),
    ...(purge.cloudflare ? [cloudflare(purge.cloudflare)] : []),
    ...(purge.fastly ? [fastly(purge.fastly)] : []),
    ...(purge.bunny ? [bunny(purge.bunny)] : []),
    ...(purge.cloudfront ? [cloudFront(purge.cloudfront)] : []),
    ...(webhook ? [webhookReceiver(webhook)] : []),
  ]
}

type Tell = NonNullable<Publication['tell']>
type Purge = { readonly [Name in keyof NonNullable<Tell['purge']>]-?: NonNullable<NonNullable<Tell['purge']>[Name]> }

/** Returns a receiver that forgets its copies of changed files. */
function cache(name: string, batchSize: number, message: Receiver['message']): Receiver {
  return { name, wants: 'files', batchSize, message }
}

function json(url: string, headers: Readonly<Record<string, string>>, body: object): Notification {
  return { url, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(body) }
}

/** https://www.w3.org/TR/websub/#publishing: what a publisher sends is up to the hub; all known hubs accept this. */
function webSub(hub: string): Receiver {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = (feed: string) => String(new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed }))
  const message: Receiver['message'] = ([feed = '']) => ({ url: hub, headers, body: body(feed) })
  return { name: `hub ${hub}`, wants: 'feeds', batchSize: 1, message }
}

/** https://www.indexnow.org/documentation */
function indexNowReceiver({
  key,
  address = 'https://api.indexnow.org/indexnow',
}: NonNullable<Tell['indexNow']>): Receiver {
  const site = addressOfSite()
  const about = { host: site.host, key, keyLocation: new URL(`${key}.txt`, site).href }
  const message: Receiver['message'] = (urlList) => json(address, {}, { ...about, urlList })
  return { name: 'indexNow', wants: 'pages', batchSize: 10_000, message }
}

/** https://developers.cloudflare.com/api/resources/cache/methods/purge/ */
function cloudflare({ zone, token, address = 'https://api.cloudflare.com/client/v4' }: Purge['cloudflare']): Receiver {
  const authorization = `Bearer ${keyIn(token, 'cloudflare')}`
  return cache('cloudflare', 30, (files) => json(`${address}/zones/${zone}/purge_cache`, { authorization }, { files }))
}

/** https://www.fastly.com/documentation/reference/api/purging/: by addresses, or by surrogate keys, which are paths. */
function fastly({ token, service, address = 'https://api.fastly.com' }: Purge['fastly']): Receiver {
  const headers = { 'fastly-key': keyIn(token, 'fastly'), accept: 'application/json' }
  if (service === undefined)
    return cache('fastly', 1, ([file = '']) => {
      return { url: `${address}/purge/${file.replace(/^https?:\/\//, '')}`, headers, body: '' }
    })
  return cache('fastly', 256, (files) => {
    const surrogate_keys = files.map((file) => new URL(file).pathname)
    return json(`${address}/service/${service}/purge`, headers, { surrogate_keys })
  })
}

/** https://docs.bunny.net/reference/purgepublic_indexpost */
function bunny({ token, address = 'https://api.bunny.net' }: Purge['bunny']): Receiver {
  const headers = { accesskey: keyIn(token, 'bunny') }
  const query = (url: string) => new URLSearchParams({ url, async: 'true' })
  return cache('bunny', 1, ([file = '']) => ({ url: `${address}/purge?${query(file)}`, headers, body: '' }))
}

/** The number of files that one invalidation of CloudFront may name: half of its paths, because each page has two. */
const MOST_FILES = 1500

/**
 * Returns a CloudFront distribution as a receiver. Credentials are those for S3.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateInvalidation.html
 */
export function cloudFront({ distribution, address = 'https://cloudfront.amazonaws.com' }: Purge['cloudfront']) {
  const url = `${address.replace(/\/$/, '')}/2020-05-31/distribution/${distribution}/invalidation`
  return cache(`cloudfront ${distribution}`, MOST_FILES, (files) => {
    const paths = files.flatMap(pathsOf)
    const items = paths.map((path) => xmlElement('Path', path)).join('')
    const named = `<Paths><Quantity>${paths.length}</Quantity><Items>${items}</Items></Paths>`
    const body = `<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">${named}${xmlElement('CallerReference', crypto.randomUUID())}</InvalidationBatch>`
    // CloudFront has one region, whatever that of the bucket.
    const request = { service: 'cloudfront', url, method: 'POST', region: 'us-east-1', body, attempts: 3 } as const
    return { call: () => sendToAws(request) }
  })
}

/**
 * Returns the paths of a file. A distribution of a bucket often has a function that adds `index.html`; AWS recommends
 * to name the path before and after it.
 */
function pathsOf(file: string): string[] {
  const { pathname } = new URL(file)
  return pathname.endsWith('/') ? [pathname, `${pathname}index.html`] : [pathname]
}

/** The webhook of a newsroom. With a key, the receiver can check that the message is from this newsroom. */
function webhookReceiver({ address, key }: NonNullable<Tell['webhook']>): Receiver {
  const secret = key === undefined ? undefined : keyIn(key, 'webhook')
  const site = addressOfSite().href
  const message: Receiver['message'] = (pages) => {
    const signature = secret && createHmac('sha256', secret).update(JSON.stringify({ site, pages })).digest('hex')
    return json(address, signature ? { 'x-masthead-signature': `sha256=${signature}` } : {}, { site, pages })
  }
  // The address may contain a secret, and the name is in the state at the destination, which everybody can read.
  return { name: `webhook ${new URL(address).host}`, wants: 'pages', batchSize: 1000, message }
}

function keyIn(variable: string, receiver: string): string {
  const secret = secretIn(variable)
  if (secret === undefined) throw publishProblem('key-missing', { variable, receiver })
  return secret
}

/**
 * Returns the address of the site, from SITE_URL.
 * @throws PublishProblem if it is not set
 */
export function addressOfSite(): URL {
  const site = siteUrl()
  if (!site) throw publishProblem('address-missing', {})
  return site
}
