import type { S3Client } from '@aws-sdk/client-s3'
import { reasonOf } from '../../../lib/problem/reason-of.ts'
import { packageFile } from '../../../lib/settings/packages.ts'
import { toRecord } from '../../../lib/source/is-record.ts'
import manifest from '../package.json' with { type: 'json' }

const PACKAGE = '@aws-sdk/client-s3'
const INSTALL = `npm install ${PACKAGE}@${manifest.dependencies[PACKAGE]}`

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

/** A reason why a store cannot be used, or did not do what a request asked. */
export class S3Problem extends Error {
  /** The remedy, in whole sentences. */
  readonly hint: string
  /** Whether another client has changed the file in the meantime. */
  readonly isConflict: boolean

  constructor(message: string, hint: string, isConflict = false) {
    super(message)
    this.hint = hint
    this.isConflict = isConflict
  }
}

/** A store that speaks the protocol of S3, ready for requests. */
export interface S3Access {
  readonly sdk: typeof import('@aws-sdk/client-s3')
  readonly client: S3Client
  /** The place, for messages. */
  readonly where: string
  /** Returns what names an object in a request. */
  readonly place: (name: string) => { readonly Bucket: string; readonly Key: string }
  /** Runs a step for an object. An error becomes an S3Problem that says why it failed, and what to do. */
  readonly explained: <Result>(name: string, step: () => Promise<Result>) => Promise<Result>
}

/**
 * Connects to a bucket. Credentials come from where the tools of AWS find them.
 * @throws S3Problem if the package for it is not installed
 */
export async function connectToS3({
  bucket,
  prefix,
  endpoint,
  attempts = 6,
  patience = 60_000,
}: S3Place): Promise<S3Access> {
  if (!packageFile(PACKAGE)) throw new S3Problem(`S3 needs the package ${PACKAGE}.`, INSTALL)
  const sdk = await import('@aws-sdk/client-s3')
  const client = new sdk.S3Client({
    ...(endpoint === undefined ? {} : { endpoint }),
    // Stores other than AWS rarely have a name for each bucket.
    forcePathStyle: !isOfAws(endpoint),
    maxAttempts: attempts,
    requestChecksumCalculation: 'WHEN_REQUIRED', // Not every store knows the newer checksums.
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { requestTimeout: patience, throwOnRequestTimeout: true },
  })
  return {
    sdk,
    client,
    where: `s3://${bucket}/${prefix}`,
    place: (name) => ({ Bucket: bucket, Key: prefix + name }),
    explained: async (name, step) => {
      try {
        return await step()
      } catch (error) {
        throw problemOf(error, name)
      }
    },
  }
}

/** Returns the name of an error, as the protocol gives it. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : ''
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
  QuotaExceeded: ['the store is full', 'Make room.'],
  SlowDown: ['the store answers too slowly', 'Wait some minutes.'],
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

function problemOf(error: unknown, file: string): S3Problem {
  const status = String(toRecord(toRecord(error).$metadata).httpStatusCode ?? '')
  const names = [errorName(error), messageOf(error), status].map((name) => SAME[name] ?? name)
  const isConflict = status === '412' || names[0] === 'ConditionalRequestConflict'
  const [reason, hint] = names.flatMap((name) => (REASONS[name] ? [REASONS[name]] : []))[0] ?? [
    reasonOf(error) || `the server answered with status ${status}`,
    'Fix that.',
  ]
  return new S3Problem(`${reason} (${file}).`, hint, isConflict)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
