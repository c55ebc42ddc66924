import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type ConsentAnswer,
  consentCookie,
  cookiesWork,
  expiredCookie,
  parseConsent,
} from '../../components/memory/consent-cookie.ts'
import CASES from './consent-cookie.json' with { type: 'json' }

const ANSWER: ConsentAnswer = { version: '1', date: '2026-03-04', purposes: ['preferences', 'statistics'] }

const openAt = (protocol: string) => vi.stubGlobal('location', { protocol })
beforeEach(() => openAt('http:'))

/** What `document.cookie` reads after a cookie was written: its name and value. */
function readBack(cookie: string): string {
  return cookie.split(';')[0] ?? ''
}

describe('an answer to the cookie notice', () => {
  it.each<ConsentAnswer>([
    ANSWER,
    { ...ANSWER, purposes: [] },
    { ...ANSWER, purposes: ['embeds'] },
    { ...ANSWER, version: '2026-10-01_b' },
  ])('is read as it was written: %j', (answer) => {
    expect(parseConsent(readBack(consentCookie(answer, '/')), answer.version)).toEqual(answer.purposes)
  })

  it('is found among other cookies, first, last and between', () => {
    const cookie = readBack(consentCookie(ANSWER, '/'))
    for (const all of [`${cookie}; a=1`, `a=1; ${cookie}`, `a=1; ${cookie}; b=version=9`]) {
      expect(parseConsent(all, '1')).toEqual(ANSWER.purposes)
    }
  })

  it('is none if it was given to another version of the notice', () => {
    const cookie = readBack(consentCookie(ANSWER, '/'))
    for (const version of ['2', '11', '']) expect(parseConsent(cookie, version)).toBeUndefined()
  })

  it('is not taken from a cookie whose name merely ends or begins like it', () => {
    const value = 'version=1&date=2026-03-04&purposes=statistics'
    expect(parseConsent(`not-masthead-consent=${value}`, '1')).toBeUndefined()
    expect(parseConsent(`masthead-consent-2=${value}`, '1')).toBeUndefined()
    expect(parseConsent(`a=masthead-consent=${value}`, '1')).toBeUndefined()
  })

  it.each(CASES.rubbish)('is none where the cookie is rubbish: %j', (cookies) => {
    expect(parseConsent(cookies, '1')).toBeUndefined()
  })

  it('keeps a purpose that this version of the site does not know apart from those it does', () => {
    const purposes = parseConsent('masthead-consent=version=1&date=2026-03-04&purposes=..advertising.statistics2.', '1')
    expect(purposes).toEqual(['advertising', 'statistics2'])
  })
})

describe('the cookie', () => {
  it('is of this site alone: its path, no domain, not sent along from other sites', () => {
    const [, ...attributes] = consentCookie(ANSWER, '/news/').split('; ')
    expect(attributes.sort()).toEqual([`Max-Age=${182 * 24 * 3600}`, 'Path=/news/', 'SameSite=Lax'])
  })

  it('is Secure exactly where the page is', () => {
    expect(consentCookie(ANSWER, '/')).not.toMatch(/secure/i)
    openAt('https:')
    expect(consentCookie(ANSWER, '/')).toMatch(/; Secure(;|$)/)
  })

  it('is stored by a page from a server, unless the browser refuses; by one from a disk never', () => {
    vi.stubGlobal('document', { cookie: '' })
    vi.stubGlobal('navigator', { cookieEnabled: true })
    expect(cookiesWork()).toBe(true)
    openAt('file:')
    expect(cookiesWork()).toBe(false)
    openAt('https:')
    vi.stubGlobal('navigator', { cookieEnabled: false })
    expect(cookiesWork()).toBe(false)
  })

  it('is deleted under the same path by one that is over at once', () => {
    openAt('https:')
    const [pair, ...attributes] = expiredCookie('masthead-consent', '/news/').split('; ')
    expect(pair).toBe('masthead-consent=')
    expect(attributes.sort()).toEqual(['Max-Age=0', 'Path=/news/', 'SameSite=Lax', 'Secure'])
  })
})
