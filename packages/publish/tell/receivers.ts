import { createHmac } from 'node:crypto'
import type { Publication } from '../../../lib/publication/publication.ts'
import { secretIn } from '../../../lib/settings/process.ts'
import { siteUrl } from '../../../lib/settings/settings.ts'
import { PublishProblem } from '../plan/publish-problem.ts'
import { cloudFront } from './cloudfront.ts'
import type { Receiver } from './receiver.ts'

/** Returns a command as a receiver: it gets the address of every changed file, one a line. */
export function commandReceiver(command: string): Receiver {
  const input = (files: readonly string[]) => files.map((file) => `${file}\n`).join('')
  return {
    name: 'command',
    wants: 'files',
    batchSize: Number.POSITIVE_INFINITY,
    message: (files) => ({ command, input: input(files) }),
  }
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

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
type Purge = NonNullable<Tell['purge']>

/** https://www.w3.org/TR/websub/#publishing: what a publisher sends is up to the hub; all known hubs accept this. */
function webSub(hub: string): Receiver {
  return {
    name: `hub ${hub}`,
    wants: 'feeds',
    batchSize: 1,
    message: ([feed = '']) => ({
      url: hub,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: String(new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed })),
    }),
  }
}

/** https://www.indexnow.org/documentation */
function indexNowReceiver({
  key,
  address = 'https://api.indexnow.org/indexnow',
}: NonNullable<Tell['indexNow']>): Receiver {
  const site = addressOfSite()
  return {
    name: 'indexNow',
    wants: 'pages',
    batchSize: 10_000,
    message: (urlList) => ({
      url: address,
      headers: JSON_TYPE,
      body: JSON.stringify({ host: site.host, key, keyLocation: new URL(`${key}.txt`, site).href, urlList }),
    }),
  }
}

/** https://developers.cloudflare.com/api/resources/cache/methods/purge/ */
function cloudflare({
  zone,
  token,
  address = 'https://api.cloudflare.com/client/v4',
}: NonNullable<Purge['cloudflare']>): Receiver {
  const secret = keyIn(token, 'cloudflare')
  return {
    name: 'cloudflare',
    wants: 'files',
    batchSize: 30,
    message: (files) => ({
      url: `${address}/zones/${zone}/purge_cache`,
      headers: { ...JSON_TYPE, authorization: `Bearer ${secret}` },
      body: JSON.stringify({ files }),
    }),
  }
}

/** https://www.fastly.com/documentation/reference/api/purging/: by addresses, or by surrogate keys, which are paths. */
function fastly({ token, service, address = 'https://api.fastly.com' }: NonNullable<Purge['fastly']>): Receiver {
  const headers = { 'fastly-key': keyIn(token, 'fastly'), accept: 'application/json' }
  const byAddress = ([file = '']: readonly string[]) => ({
    url: `${address}/purge/${file.replace(/^https?:\/\//, '')}`,
    headers,
    body: '',
  })
  const byKey = (files: readonly string[]) => ({
    url: `${address}/service/${service}/purge`,
    headers: { ...headers, ...JSON_TYPE },
    body: JSON.stringify({ surrogate_keys: files.map((file) => new URL(file).pathname) }),
  })
  return {
    name: 'fastly',
    wants: 'files',
    ...(service === undefined ? { batchSize: 1, message: byAddress } : { batchSize: 256, message: byKey }),
  }
}

/** https://docs.bunny.net/reference/purgepublic_indexpost */
function bunny({ token, address = 'https://api.bunny.net' }: NonNullable<Purge['bunny']>): Receiver {
  const secret = keyIn(token, 'bunny')
  return {
    name: 'bunny',
    wants: 'files',
    batchSize: 1,
    message: ([file = '']) => ({
      url: `${address}/purge?${new URLSearchParams({ url: file, async: 'true' })}`,
      headers: { accesskey: secret },
      body: '',
    }),
  }
}

/** The webhook of a newsroom. With a key, the receiver can check that the message is from this newsroom. */
function webhookReceiver({ address, key }: NonNullable<Tell['webhook']>): Receiver {
  const secret = key === undefined ? undefined : keyIn(key, 'webhook')
  const site = addressOfSite().href
  return {
    // The address may contain a secret, and the name is in the state at the destination, which everybody can read.
    name: `webhook ${new URL(address).host}`,
    wants: 'pages',
    batchSize: 1000,
    message: (pages) => {
      const body = JSON.stringify({ site, pages })
      const signature = secret && `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      return {
        url: address,
        headers: { ...JSON_TYPE, ...(signature ? { 'x-masthead-signature': signature } : {}) },
        body,
      }
    },
  }
}

function keyIn(variable: string, receiver: string): string {
  const secret = secretIn(variable)
  if (secret !== undefined) return secret
  throw new PublishProblem(
    `The environment variable ${variable} is not set, which site.yaml names for ${receiver}.`,
    `Set it to the key: ${variable}=… npx masthead publish …`,
  )
}

/**
 * Returns the address of the site, from SITE_URL.
 * @throws PublishProblem if it is not set
 */
export function addressOfSite(): URL {
  const site = siteUrl()
  if (site) return site
  throw new PublishProblem(
    'site.yaml names receivers of news, but SITE_URL is not set, so Masthead does not know the addresses of pages.',
    'Set it as for the build: SITE_URL=https://news.example/ npx masthead publish …',
  )
}
