import { isServed } from '../browser/is-served.ts'

/** The reader's answer to the cookie notice. */
export interface ConsentAnswer {
  /** The version of the notice that the reader answered. */
  readonly version: string
  /** The day of the answer, `2025-02-24`. */
  readonly date: string
  /** The purposes allowed; none after a refusal. */
  readonly purposes: readonly string[]
}

/** The one cookie of the site. */
export const COOKIE_NAME = 'masthead-consent'

// The format that consentCookie writes.
const ANSWER = /(?:^|; )masthead-consent=version=(.+?)&date=.+?&purposes=([^;]*)/

// Six months: what the French authority recommends for keeping an answer (CNIL, guidelines of 17 September 2020).
const SIX_MONTHS = 182 * 24 * 60 * 60

/**
 * Returns the purposes that a `document.cookie` string allows; undefined if it has no answer to this version of the
 * notice, or one that cannot be parsed.
 */
export function parseConsent(cookies: string, version = ''): string[] | undefined {
  const [, answered, purposes = ''] = ANSWER.exec(cookies) ?? []
  return answered === version ? purposes.split('.').filter(Boolean) : undefined
}

/**
 * Returns the cookie that stores an answer: first-party, SameSite=Lax, for six months (RFC 6265).
 * @param path the site's root, so that two sites on one host do not share the cookie
 */
export function consentCookie(answer: ConsentAnswer, path: string): string {
  const value = `version=${answer.version}&date=${answer.date}&purposes=${answer.purposes.join('.')}`
  return `${COOKIE_NAME}=${value}${attributes(path)}; Max-Age=${SIX_MONTHS}`
}

/** Returns the cookie that deletes another one. `domain` is needed if several hosts share that cookie. */
export function expiredCookie(name: string, path: string, domain?: string): string {
  return `${name}=${attributes(path)}${domain ? `; Domain=${domain}` : ''}; Max-Age=0`
}

/** Whether the browser lets this page store a cookie. */
export function cookiesWork(): boolean {
  return Boolean(isServed() && attempt(() => document.cookie !== undefined && navigator.cookieEnabled))
}

/** Writes a cookie if the browser allows it. */
export function writeCookie(cookie: string): void {
  attempt(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = cookie
  })
}

/** Runs a step that throws if storage is blocked. Then there is nothing to store or delete, and no result. */
export function attempt<Result>(step: () => Result): Result | undefined {
  try {
    return step()
  } catch {
    return undefined // the page works without storage
  }
}

function attributes(path: string): string {
  return `; Path=${path}; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`
}
