import { createHash } from 'node:crypto'
import { PublishProblem } from '../plan/publish-problem.ts'
import { bytesToSend } from '../plan/site-to-publish.ts'
import { AwsError, xmlElement, xmlTexts } from './aws.ts'
import { changedByOther } from './folder-target.ts'
import { connectToS3, problemOf, type S3Place, S3Problem, unlessMissing } from './s3-client.ts'
import { servedAs } from './served-as.ts'
import type { Target } from './target.ts'

/** Returns a bucket as a target. */
export function s3Target(s3: S3Place): Target {
  const { where, ...store } = connectToS3(s3)
  const send: typeof store.send = (method, name, request) =>
    store.send(method, name, request).catch((error) => {
      throw error instanceof S3Problem && !error.isMissing ? publishProblemOf(error, where, name ?? where) : error
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
    write: async (name, text) => {
      const version = versions.get(name)
      const headers = { 'content-type': servedAs(name).type, 'cache-control': 'no-cache' }
      const condition = version === undefined ? { 'if-none-match': '*' } : { 'if-match': version }
      const written = store.send('PUT', name, { headers: { ...headers, ...condition }, body: text })
      const { headers: answer } = await written.catch((error) => {
        if (!(error instanceof S3Problem)) throw error
        if (error.code !== 'NotImplemented') throw publishProblemOf(error, where, name)
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
      for (let start = 0; start < names.length; start += MOST_DELETED) {
        const objects = names
          .slice(start, start + MOST_DELETED)
          .map((name) => `<Object>${xmlElement('Key', prefix + name)}</Object>`)
        const body = `<Delete><Quiet>true</Quiet>${objects.join('')}</Delete>`
        const headers = {
          'content-type': 'application/xml',
          'content-md5': createHash('md5').update(body).digest('base64'),
        }
        const { bytes } = await send('POST', undefined, { query: { delete: '' }, headers, body })
        const xml = bytes.toString()
        const [code] = xmlTexts(xml, 'Code')
        if (code === undefined) continue
        const error = new AwsError(code, xmlTexts(xml, 'Message')[0] ?? code)
        throw publishProblemOf(problemOf(error, names[start] ?? ''), where, names[start] ?? '')
      }
    },
    finish: async () => {},
  }
}

/** The number of requests at a time. */
const AT_A_TIME = 16

/** The number of objects that one request may delete. */
const MOST_DELETED = 1000

function publishProblemOf({ message, hint, isConflict }: S3Problem, where: string, file: string): PublishProblem {
  if (isConflict) return changedByOther(file)
  return new PublishProblem(
    `${where}: ${message}`,
    `${hint} Then publish again: what has arrived is not uploaded again.`,
  )
}

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
