import { awsRegion } from '../../../lib/settings/settings.ts'
import { sha256 } from '../../../lib/store/sha256.ts'
import { type AwsAnswer, AwsError, type AwsRequest, regionOfAws, sendToAws } from './aws.ts'

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
  /** The code of the protocol. */
  readonly code: string
  /** Whether another client has changed the file in the meantime. */
  readonly isConflict: boolean

  /** Whether there is no such object. */
  get isMissing(): boolean {
    return this.code === 'NoSuchKey' || this.code === 'NotFound'
  }

  constructor(message: string, hint: string, code: string, isConflict: boolean) {
    super(message)
    this.hint = hint
    this.code = code
    this.isConflict = isConflict
  }
}

/** A request about an object of a store, or about its bucket. */
interface S3Request extends Pick<AwsRequest, 'headers' | 'body'> {
  readonly query?: Readonly<Record<string, string>>
}

/** A store that speaks the protocol of S3, ready for requests. */
export interface S3Access {
  /** The place, for messages. */
  readonly where: string
  /**
   * Sends a request about an object.
   * @param name its name below the place; undefined for the bucket
   * @throws S3Problem that says why it failed, and what to do
   */
  send(method: string, name: string | undefined, request?: S3Request): Promise<AwsAnswer>
}

/** Connects to a bucket. Credentials come from the environment, or from where the command `aws` finds them. */
export function connectToS3({ bucket, prefix, endpoint, attempts = 6, patience = 60_000 }: S3Place): S3Access {
  let region: Promise<string | undefined> | undefined
  return {
    where: `s3://${bucket}/${prefix}`,
    send: async (method, name, { query = {}, headers = {}, body } = {}) => {
      try {
        region ??= isOfAws(endpoint) ? regionOfAws() : Promise.resolve(awsRegion())
        const url = new URL(addressOf(bucket, endpoint, await region))
        if (name !== undefined) url.pathname += (prefix + name).split('/').map(encodeURIComponent).join('/')
        for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
        const digest = { 'x-amz-content-sha256': sha256(body ?? '') }
        const request = { method, url: url.href, region: await region, headers: { ...headers, ...digest } }
        return await sendToAws({
          service: 's3',
          ...request,
          ...(body === undefined ? {} : { body }),
          attempts,
          patience,
        })
      } catch (error) {
        throw error instanceof AwsError ? problemOf(error, name ?? bucket) : error
      }
    },
  }
}

/** Returns the address of a bucket. Stores other than AWS rarely have a name for each; nor has a certificate one with dots. */
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

/** The reasons of failures by the codes of the protocol: the reason, and the remedy. */
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  NoSuchBucket: ['there is no such bucket', 'Make the bucket, or correct its name.'],
  AccessDenied: [
    'these credentials may not do that',
    'They need s3:GetObject, s3:PutObject and s3:DeleteObject below this place, and s3:ListBucket: without that, the store does not say which files are missing.',
  ],
  InvalidAccessKeyId: ['the store does not know this access key', 'Correct AWS_ACCESS_KEY_ID, or sign in again.'],
  SignatureDoesNotMatch: ['the secret key is wrong', 'Correct AWS_SECRET_ACCESS_KEY.'],
  ExpiredToken: ['the credentials have expired', 'Sign in again, for example with `aws sso login`.'],
  NoCredentials: [
    'there are no credentials',
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or install the command `aws` and sign in with it.',
  ],
  NoRegion: ['no region is set', 'Set AWS_REGION.'],
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

/** Returns why a request about a file failed, and what to do. */
export function problemOf({ code, status, message }: AwsError, file: string): S3Problem {
  const names = [code, String(status ?? '')].map((name) => SAME[name] ?? name)
  const isConflict = status === 412 || code === 'ConditionalRequestConflict'
  const [reason, hint] = names.flatMap((name) => (REASONS[name] ? [REASONS[name]] : []))[0] ?? [message, 'Fix that.']
  return new S3Problem(`${reason} (${file}).`, hint, code, isConflict)
}

/** Returns undefined in place of the problem that there is no such object; throws any other error again. */
export function unlessMissing(error: unknown): undefined {
  if (!(error instanceof S3Problem && error.isMissing)) throw error
}
