import { setTimeout as wait } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { z } from 'zod'
import { reasonOf } from '../../../lib/problem/problem.ts'
import { readJson } from '../../../lib/settings/read-json.ts'
import { awsKeys, awsRegion } from '../../../lib/settings/settings.ts'
import { runProgram } from './run-program.ts'

/** A request to a service of AWS, or to a store that speaks its protocol. */
export interface AwsRequest {
  readonly service: 's3' | 'cloudfront'
  readonly url: string
  readonly method: string
  readonly region?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | undefined
  /** The number of times that the request is sent if it may succeed later. */
  readonly attempts?: number | undefined
  /** The time in milliseconds in which the service must begin to answer. */
  readonly patience?: number | undefined
}

/** The answer to a request. */
export interface AwsAnswer {
  readonly headers: Headers
  readonly bytes: Buffer
}

/** The error of a request, by the code that the protocol gives it. */
export class AwsError extends Error {
  readonly code: string
  /** The status of the answer; undefined if there was none. */
  readonly status: number | undefined
  /** The remedy, in whole sentences. */
  readonly hint: string

  constructor(code: string, message: string, status?: number, hint = 'Fix that.') {
    super(message)
    this.code = code
    this.status = status
    this.hint = hint
  }
}

/**
 * Signs and sends a request, again if it fails for a reason that may pass.
 * @throws AwsError
 */
export async function sendToAws({
  service,
  url,
  method,
  region,
  headers = {},
  body,
  attempts = 6,
  patience = 60_000,
}: AwsRequest): Promise<AwsAnswer> {
  const content = typeof body === 'string' || !body ? body : new Uint8Array(body)
  for (let attempt = 1; ; attempt++) {
    const about = { service, url, method, headers: { ...headers }, ...(content ? { body: content } : {}) }
    const signed = await new AwsV4Signer({ ...about, ...(region ? { region } : {}), ...(await keysOfAws()) }).sign()
    const answer = await answerTo(signed.url, { method, headers: signed.headers, body: content ?? null }, patience)
    if (!(answer instanceof AwsError)) return answer
    if (attempt >= attempts || !mayPass(answer)) throw answer
    await wait(Math.random() * 100 * 2 ** attempt)
  }
}

async function answerTo(url: URL, request: RequestInit, patience: number): Promise<AwsAnswer | AwsError> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), patience)
  try {
    const response = await fetch(url, { ...request, signal: late.signal })
    clearTimeout(timer)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (response.ok) return { headers: response.headers, bytes }
    const xml = bytes.toString()
    const [code = response.status === 404 ? 'NotFound' : ''] = xmlTexts(xml, 'Code')
    const [message = `the server answered with status ${response.status}`] = xmlTexts(xml, 'Message')
    return new AwsError(code, message, response.status)
  } catch (error) {
    if (late.signal.aborted) return new AwsError('TimeoutError', `There was no answer in ${patience / 1000} seconds`)
    return new AwsError('', reasonOf(error))
  } finally {
    clearTimeout(timer)
  }
}

/** Whether a request may succeed if it is sent again: the service has not answered, or is busy or broken. */
function mayPass({ status, code }: AwsError): boolean {
  if (status === undefined || code === 'RequestTimeout') return true
  return status === 429 || (status >= 500 && status !== 501 && status !== 507)
}

/** The credentials that the command `aws` gave. */
let given: { readonly expires: number; readonly keys: NonNullable<ReturnType<typeof awsKeys>> } | undefined

/** What the command `aws` prints of the credentials that it finds. */
const printed = z.object({
  AccessKeyId: z.string(),
  SecretAccessKey: z.string(),
  SessionToken: z.string().optional(),
  Expiration: z.string().optional(),
})

/**
 * Returns the credentials of the variables, or those that the command `aws` finds, such as a role or of a signed-in
 * person.
 */
async function keysOfAws() {
  const set = awsKeys()
  if (set) return set
  // They are asked for again some minutes before they expire.
  if (given && given.expires > Date.now() + 300_000) return given.keys
  const { stdout } = await runProgram('aws', ['configure', 'export-credentials', '--format', 'process'])
  const found = readJson(printed, stdout)
  if (!found) throw new AwsError('NoCredentials', 'there are no credentials')
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken, Expiration } = found
  given = {
    expires: Expiration === undefined ? Infinity : Date.parse(Expiration),
    keys: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  }
  return given.keys
}

/** Returns the region of the variables, or that of the files of AWS; undefined if there is none. */
export async function regionOfAws(): Promise<string | undefined> {
  return awsRegion() ?? ((await runProgram('aws', ['configure', 'get', 'region'])).stdout.trim() || undefined)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Returns the texts of the elements of an answer that have a name. */
export function xmlTexts(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
    text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, known) =>
      known ? (ENTITIES[known] ?? whole) : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
    ),
  )
}

/** Returns an element of XML with a text. */
export function xmlElement(name: string, text: string): string {
  return `<${name}>${text.replaceAll(/[&<>\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</${name}>`
}
