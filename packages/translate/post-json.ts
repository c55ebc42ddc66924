import { setTimeout as wait } from 'node:timers/promises'
import { reasonOf } from '../../lib/problem/reason-of.ts'
import { anything, readJson } from '../../lib/settings/read-json.ts'
import { isRecord } from '../../lib/source/is-record.ts'

/** The headers and the JSON of a request. */
export interface JsonRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** The error of a service that does not answer as it should; its message is the end of a sentence about the service. */
export class ServiceError extends Error {
  /** Whether further requests would fail for the same reason, such as a wrong key. */
  readonly isFinal: boolean

  constructor(message: string, isFinal: boolean) {
    super(message)
    this.isFinal = isFinal
  }
}

/** The largest number of attempts for a request. */
const TRIES = 4

/** The timeout of a request, in milliseconds. A language model on a small machine takes its time. */
const TIMEOUT = 120_000

/** The maximum time that a service may ask to wait before the next try, in milliseconds. */
const LONGEST_WAIT = 60_000

/**
 * Sends JSON to a service and returns its answer. Tries again, after a pause that doubles or that the service asks for,
 * if the service has too many requests (429), has an error of its own (5xx), or cannot be reached.
 * @param key the key in the request, which no message repeats
 * @throws ServiceError
 */
export async function postJson(url: string, { headers, body }: JsonRequest, key: string): Promise<unknown> {
  for (let tried = 1; ; tried++) {
    const answer = await post(url, headers, JSON.stringify(body))
    if ('json' in answer) return answer.json
    const { status, detail, after } = answer
    const said = detail && `: ${(key ? detail.replaceAll(key, '…') : detail).slice(0, 200)}`
    if (status === 401 || status === 403) throw new ServiceError(`does not accept the key (${status}${said})`, true)
    if (status === 456) throw new ServiceError(`has no characters left for this key (${status}${said})`, true)
    const isPassing = status === undefined || status === 429 || status >= 500
    if (!isPassing || tried === TRIES) {
      const how = status === undefined ? `does not answer${said}` : `answers ${status}${said}`
      throw new ServiceError(`${how}${isPassing ? `, after ${TRIES} tries` : ''}`, status === undefined || !isPassing)
    }
    await wait(Math.min(after ?? 500 * 2 ** tried, LONGEST_WAIT))
  }
}

type Answer =
  | { readonly json: unknown }
  | { readonly status: number | undefined; readonly detail: string; readonly after: number | undefined }

async function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
      // A redirect would take the key to another address.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    })
    const text = await response.text()
    if (response.ok) return { json: JSON.parse(text) }
    const seconds = response.headers.get('retry-after')
    return {
      status: response.status,
      detail: detailOf(text),
      after: seconds && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : undefined,
    }
  } catch (error) {
    return { status: undefined, detail: reasonOf(error), after: undefined }
  }
}

/** Returns what a service says about an error: `{message}`, `{error}` or `{error: {message}}`. */
function detailOf(text: string): string {
  const json = readJson(anything, text)
  if (!isRecord(json)) return ''
  const message = isRecord(json.error) ? json.error.message : (json.message ?? json.error)
  return typeof message === 'string' ? message.replaceAll(/\s+/g, ' ').trim() : ''
}
