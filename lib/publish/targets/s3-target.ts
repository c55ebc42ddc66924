import type { S3Client } from '@aws-sdk/client-s3'
import { reasonOf } from '../../problem/reason-of.ts'
import { installCommand, packageFile } from '../../settings/packages.ts'
import { toRecord } from '../../source/is-record.ts'
import { PublishProblem } from '../plan/publish-problem.ts'
import { bytesToSend } from '../plan/site-to-publish.ts'
import { changedByOther } from './folder-target.ts'
import { servedAs } from './served-as.ts'
import type { Target } from './target.ts'

const PACKAGE = '@aws-sdk/client-s3'

/** The number of requests at a time. */
const AT_A_TIME = 16

/** The number of objects that one request may delete. */
const MOST_DELETED = 1000

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

/** Returns a bucket as a target. Credentials come from where the tools of AWS find them. */
export async function s3Target({
  bucket,
  prefix,
  endpoint,
  attempts = 6,
  patience = 60_000,
}: S3Place): Promise<Target> {
  if (!packageFile(PACKAGE)) {
    throw new PublishProblem(`Publishing to S3 needs the package ${PACKAGE}.`, installCommand([PACKAGE]))
  }
  const sdk = await import('@aws-sdk/client-s3')
  const client: S3Client = new sdk.S3Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    // Stores other than AWS rarely have a name for each bucket.
    forcePathStyle: !isOfAws(endpoint),
    maxAttempts: attempts,
    requestChecksumCalculation: 'WHEN_REQUIRED', // Not every store knows the newer checksums.
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { requestTimeout: patience, throwOnRequestTimeout: true },
  })
  const where = `s3://${bucket}/${prefix}`
  const versions = new Map<string, string | undefined>()
  const place = (name: string) => ({ Bucket: bucket, Key: prefix + name })

  return {
    where,
    isAtomic: false,
    read: (name) =>
      explained(name, async () => {
        try {
          const { Body, ETag } = await client.send(new sdk.GetObjectCommand(place(name)))
          versions.set(name, ETag)
          return await Body?.transformToString()
        } catch (error) {
          if (nameOf(error) !== 'NoSuchKey') throw error
          versions.set(name, undefined)
          return undefined
        }
      }),
    write: (name, text) =>
      explained(name, async () => {
        const version = versions.get(name)
        const file = { ...place(name), Body: text, ContentType: servedAs(name).type, CacheControl: 'no-cache' }
        const condition = version === undefined ? { IfNoneMatch: '*' } : { IfMatch: version }
        const written = client.send(new sdk.PutObjectCommand({ ...file, ...condition }))
        const { ETag } = await written.catch((error) => {
          if (nameOf(error) !== 'NotImplemented') throw error
          return client.send(new sdk.PutObjectCommand(file)) // The lock is read back, which notices most collisions.
        })
        versions.set(name, ETag)
      }),
    put: (site, files, arrived) =>
      inParallel(files, (file) =>
        explained(file.name, async () => {
          const { type, cacheControl } = servedAs(file.name)
          await client.send(
            new sdk.PutObjectCommand({
              ...place(file.name),
              Body: bytesToSend(site, file),
              ContentType: type,
              CacheControl: cacheControl,
              ...(file.copy ? { ContentEncoding: file.copy.encoding } : {}),
            }),
          )
          arrived(file)
        }),
      ),
    remove: async (names) => {
      for (let start = 0; start < names.length; start += MOST_DELETED) {
        const some = names.slice(start, start + MOST_DELETED)
        await explained(some[0] ?? '', async () => {
          const Delete = { Objects: some.map((name) => ({ Key: prefix + name })), Quiet: true }
          const { Errors = [] } = await client.send(new sdk.DeleteObjectsCommand({ Bucket: bucket, Delete }))
          const [first] = Errors
          if (first) throw Object.assign(new Error(first.Message), { name: first.Code })
        })
      }
    },
    finish: async () => client.destroy(),
  }

  async function explained<Result>(name: string, step: () => Promise<Result>): Promise<Result> {
    try {
      return await step()
    } catch (error) {
      throw error instanceof PublishProblem ? error : problemOf(error, where, name)
    }
  }
}

function isOfAws(endpoint: string | undefined): boolean {
  return endpoint === undefined || /\.amazonaws\.com(?:\.cn)?(?::\d+)?\/?$/.test(endpoint)
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

/** The reasons of failures by the names that the protocol or the package gives them: the reason, and the remedy. */
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  NoSuchBucket: ['there is no such bucket', 'Make the bucket, or correct its name.'],
  AccessDenied: [
    'these credentials may not do that',
    'They need s3:GetObject, s3:PutObject and s3:DeleteObject below this place, and s3:ListBucket: without that, the store does not say which files are missing.',
  ],
  InvalidAccessKeyId: ['the store does not know this access key', 'Correct AWS_ACCESS_KEY_ID, or sign in again.'],
  SignatureDoesNotMatch: ['the secret key is wrong', 'Correct AWS_SECRET_ACCESS_KEY.'],
  ExpiredToken: ['the credentials have expired', 'Sign in again, for example with `aws sso login`.'],
  CredentialsProviderError: [
    'there are no credentials',
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in as for the command `aws`.',
  ],
  'Region is missing': ['no region is set', 'Set AWS_REGION; stores without regions take AWS_REGION=auto.'],
  QuotaExceeded: ['the store is full', 'Make room, and then publish again: what has arrived is not uploaded again.'],
  SlowDown: ['the store answers too slowly', 'Publish again later: what has arrived is not uploaded again.'],
}

/** The reasons by other names, by the status of an answer, and by the code of the operating system. */
const SAME: Readonly<Record<string, string>> = {
  '403': 'AccessDenied',
  '507': 'QuotaExceeded',
  '503': 'SlowDown',
  ExpiredTokenException: 'ExpiredToken',
  RequestExpired: 'ExpiredToken',
  TokenRefreshRequired: 'ExpiredToken',
  InvalidToken: 'ExpiredToken',
  XMinioStorageFull: 'QuotaExceeded',
  EntityTooLarge: 'QuotaExceeded',
  StorageFull: 'QuotaExceeded',
  TimeoutError: 'SlowDown',
  ServiceUnavailable: 'SlowDown',
  InternalError: 'SlowDown',
}

function problemOf(error: unknown, where: string, file: string): PublishProblem {
  const status = String(toRecord(toRecord(error).$metadata).httpStatusCode ?? '')
  const names = [nameOf(error), messageOf(error), status].map((name) => SAME[name] ?? name)
  if (status === '412' || names[0] === 'ConditionalRequestConflict') return changedByOther(file)
  const [reason, hint] = names.flatMap((name) => (REASONS[name] ? [REASONS[name]] : []))[0] ?? [
    reasonOf(error) || `the server answered with status ${status}`,
    'Fix that, and then publish again: what has arrived is not uploaded again.',
  ]
  return new PublishProblem(`${where}: ${reason} (${file}).`, hint)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
