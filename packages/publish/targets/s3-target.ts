import { createHash, hash } from 'node:crypto'
import { fileTypeOf } from '../../../lib/attachment/file-types.ts'
import { ASK_AGAIN, FOR_EVER, TEXT_TYPES } from '../../../lib/hosts/host-files.ts'
import { awsRegion } from '../../../lib/settings/settings.ts'
import { inParts } from '../plan/in-parts.ts'
import { isAsset, withoutCompression } from '../plan/plan-publication.ts'
import { PublishProblem, publishProblem } from '../plan/publish-problem.ts'
import { bytesToSend } from '../plan/site-to-publish.ts'
import { AwsError, type AwsRequest, regionOfAws, sendToAws, xmlElement, xmlTexts } from './aws.ts'
import mediaTypes from './media-types.json' with { type: 'json' }
import { reasonFor, type Target } from './target.ts'

/** Returns a bucket as a target. */
export function s3Target(s3: S3Place): Target {
  const { where, ...store } = connectToS3(s3)
  const problemOf = (error: unknown, name: string | undefined): unknown => {
    if (!(error instanceof AwsError)) return error
    if (error.status === 412 || error.code === 'ConditionalRequestConflict')
      return publishProblem('changed-by-other', { name: name ?? where })
    const hint = `${error.hint} Then publish again: what has arrived is not uploaded again.`
    return new PublishProblem(`${where}: ${error.message}`, hint)
  }
  const send: typeof store.send = (method, name, request) =>
    store.send(method, name, request).catch((error) => {
      throw isMissing(error) ? error : problemOf(error, name)
    })
  const { prefix } = s3
  const versions = new Map<string, string | undefined>()

  return {
    where,
    list: async () => {
      const { bytes } = await send('GET', undefined, { query: { 'list-type': '2', prefix, delimiter: '/' } })
      const xml = bytes.toString()
      const keys = [...xmlTexts(xml, 'Key'), ...xmlTexts(xml, 'Prefix').filter((key) => key !== prefix)]
      // A bucket may be empty. A path in it exists as long as something has a name that begins with it.
      if (prefix !== '' && keys.length === 0) return undefined
      return keys.map((key) => key.slice(prefix.length)).filter((name) => name !== '')
    },
    timeOf: async (name) => {
      const found = await send('HEAD', name).catch(unlessMissing)
      return found && Date.parse(found.headers.get('last-modified') ?? '')
    },
    read: async (name) => {
      const found = await send('GET', name).catch(unlessMissing)
      versions.set(name, found?.headers.get('etag') ?? undefined)
      return found?.bytes.toString()
    },
    digests: async (names) => {
      const found = new Map<string, string>()
      await inParallel(names, async (name) => {
        const object = await send('GET', name).catch(unlessMissing)
        if (object) found.set(name, hash('sha256', object.bytes))
      })
      return found
    },
    write: async (name, text) => {
      const version = versions.get(name)
      const headers = { 'content-type': servedAs(name).type, 'cache-control': 'no-cache' }
      const condition = version === undefined ? { 'if-none-match': '*' } : { 'if-match': version }
      const written = store.send('PUT', name, { headers: { ...headers, ...condition }, body: text })
      const { headers: answer } = await written.catch((error) => {
        if (!(error instanceof AwsError && error.code === 'NotImplemented')) throw problemOf(error, name)
        return send('PUT', name, { headers, body: text }) // The lock is read back, which notices most collisions.
      })
      versions.set(name, answer.get('etag') ?? undefined)
    },
    put: (site, files, arrived) =>
      inParallel(files, async (file) => {
        const { type, cacheControl } = servedAs(file.name)
        const encoding = file.copy ? { 'content-encoding': file.copy.encoding } : {}
        const headers = { 'content-type': type, 'cache-control': cacheControl, ...encoding }
        await send('PUT', file.name, { headers, body: bytesToSend(site, file) })
        arrived(file)
      }),
    remove: async (names) => {
      for (const some of inParts(names, MOST_DELETED)) {
        const objects = some.map((name) => `<Object>${xmlElement('Key', prefix + name)}</Object>`)
        const body = `<Delete><Quiet>true</Quiet>${objects.join('')}</Delete>`
        const digest = createHash('md5').update(body).digest('base64')
        const headers = { 'content-type': 'application/xml', 'content-md5': digest }
        const { bytes } = await send('POST', undefined, { query: { delete: '' }, headers, body })
        const [code] = xmlTexts(bytes.toString(), 'Code')
        const [message = code] = xmlTexts(bytes.toString(), 'Message')
        if (code) throw problemOf(explained(new AwsError(code, message ?? code), some[0] ?? ''), some[0])
      }
    },
    finish: async () => {},
  }
}

/** A place in a store that speaks the protocol of S3. */
export interface S3Place {
  readonly bucket: string
  /** What all names begin with: empty, or a path that ends with a slash. */
  readonly prefix: string
  /** The address of the store, if it is not the one that the variables and files of AWS name. */
  readonly endpoint: string | undefined
  /** The number of times that a request is tried. */
  readonly attempts?: number
  /** The time in milliseconds in which the store must begin to answer. */
  readonly patience?: number
}

type S3Request = Pick<AwsRequest, 'headers' | 'body'> & { readonly query?: Readonly<Record<string, string>> }

/**
 * Connects to a bucket. Credentials come from the environment, or from where the command `aws` finds them.
 * @returns `where`, the place for messages, and `send`, which sends a request about an object by its name below the
 * place, or about the bucket if there is no name, and throws an AwsError that says why it failed, and what to do
 */
export function connectToS3({ bucket, prefix, endpoint, attempts, patience }: S3Place) {
  let region: Promise<string | undefined> | undefined
  return {
    where: `s3://${bucket}/${prefix}`,
    send: async (method: string, name: string | undefined, { query = {}, headers = {}, body }: S3Request = {}) => {
      try {
        region ??= isOfAws(endpoint) ? regionOfAws() : Promise.resolve(awsRegion())
        const url = new URL(addressOf(bucket, endpoint, await region))
        if (name !== undefined) url.pathname += (prefix + name).split('/').map(encodeURIComponent).join('/')
        for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
        const request = { method, url: url.href, region: await region, body, attempts, patience }
        const digest = { 'x-amz-content-sha256': hash('sha256', body ?? '') }
        return await sendToAws({ service: 's3', ...request, headers: { ...headers, ...digest } })
      } catch (error) {
        throw error instanceof AwsError ? explained(error, name ?? bucket) : error
      }
    },
  }
}

/**
 * Returns the address of a bucket. Stores other than AWS rarely have a name for each; nor has a certificate one with
 * dots.
 */
function addressOf(bucket: string, endpoint: string | undefined, region: string | undefined): string {
  if (endpoint === undefined && region === undefined) throw new AwsError('NoRegion', 'no region is set')
  const host = `s3.${region}.amazonaws.com${region?.startsWith('cn-') ? '.cn' : ''}`
  const store = (endpoint ?? `https://${host}`).replace(/\/$/, '')
  return isOfAws(endpoint) && !bucket.includes('.')
    ? `${store.replace('://', `://${bucket}.`)}/`
    : `${store}/${bucket}/`
}

/**
 * Returns the place that `s3://bucket/prefix` names; undefined if it is no such address.
 * @param endpoint the address of the store, if it is not that of AWS
 */
export function s3PlaceOf(where: string, endpoint: string | undefined): S3Place | undefined {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z\d][a-z\d.-]+)(?:\/(.*))?$/.exec(where) ?? []
  return bucket ? { bucket, prefix: prefix.replace(/([^/])\/*$/, '$1/'), endpoint } : undefined
}

function isOfAws(endpoint: string | undefined): boolean {
  return endpoint === undefined || /\.amazonaws\.com(?:\.cn)?(?::\d+)?\/?$/.test(endpoint)
}

/** Returns the error of a request about a file with its reason in plain words, and the remedy. */
function explained({ code, status, message }: AwsError, file: string): AwsError {
  const { reason = message, hint } = reasonFor('s3', code, String(status)) ?? {}
  return new AwsError(code, `${reason} (${file}).`, status, hint)
}

function isMissing(error: unknown): boolean {
  return error instanceof AwsError && (error.code === 'NoSuchKey' || error.code === 'NotFound')
}

/** Returns undefined in place of the error that there is no such object; throws any other error again. */
export function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error
}

/** Returns the headers with which a store of objects serves a file. */
export function servedAs(name: string): { readonly type: string; readonly cacheControl: string } {
  const file = withoutCompression(name)
  const ending = file === 'SHA256SUMS' ? 'txt' : (/\.([a-z\d]+)$/.exec(file)?.[1] ?? '')
  return {
    type: TYPES[ending] ?? fileTypeOf(file)?.media ?? 'application/octet-stream',
    cacheControl: isAsset(file) ? FOR_EVER : ASK_AGAIN,
  }
}

/** The media types of the files that sites have, by the ends of their names, apart from the files of stories. */
const TYPES: Readonly<Record<string, string>> = { ...TEXT_TYPES, ...mediaTypes }

/** The number of requests at a time. */
const AT_A_TIME = 16

/** The number of objects that one request may delete. */
const MOST_DELETED = 1000

/** Runs a step for each item, some at a time. After an error no other step begins. */
async function inParallel<Item>(items: readonly Item[], step: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values()
  let isFailed = false
  const worker = async () => {
    for (const item of waiting) {
      if (isFailed) return
      await step(item).catch((error: unknown) => {
        isFailed = true
        throw error
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_A_TIME }, worker))
  const failure = ended.find(({ status }) => status === 'rejected')
  if (failure?.status === 'rejected') throw failure.reason
}
