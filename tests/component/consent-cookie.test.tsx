import { expect, test, vi } from 'vitest'
import { consentCookie, expiredCookie, parseConsent } from '../../components/consent/consent-cookie.ts'

const ANSWER = { version: '4', date: '2025-02-24', purposes: ['preferences', 'embeds'] }

test('an answer survives being kept as a cookie among others', () => {
  const [kept] = consentCookie(ANSWER, '/').split('; ')
  expect(parseConsent(`theme=dark; ${kept}; _count=1`)).toEqual(ANSWER)
})

test('a refusal is an answer that allows nothing', () => {
  const [kept = ''] = consentCookie({ ...ANSWER, purposes: [] }, '/').split('; ')
  expect(parseConsent(kept)).toEqual({ ...ANSWER, purposes: [] })
})

test.each([
  ['no cookie', ''],
  ['another site’s cookie', 'theme=dark'],
  ['a cookie whose name only ends alike', 'x-masthead-consent=version=4&date=2025-02-24&purposes='],
  ['a cookie without a version', 'masthead-consent=date=2025-02-24&purposes='],
  ['a cookie without purposes', 'masthead-consent=version=4&date=2025-02-24'],
  ['nonsense', 'masthead-consent=%E0%A4%A'],
])('%s is no answer', (_, cookies) => {
  expect(parseConsent(cookies)).toBeUndefined()
})

test('the cookie stays on this site and path for six months', () => {
  vi.stubGlobal('location', { protocol: 'https:' })
  const [, ...attributes] = consentCookie(ANSWER, '/news/').split('; ')
  expect(attributes).toEqual(['Path=/news/', 'SameSite=Lax', 'Secure', 'Max-Age=15724800'])
})

test('where the page is not encrypted the cookie is not marked so, or it would not be kept', () => {
  vi.stubGlobal('location', { protocol: 'http:' })
  expect(consentCookie(ANSWER, '/')).not.toContain('Secure')
})

test('a cookie is deleted where it was set', () => {
  vi.stubGlobal('location', { protocol: 'https:' })
  expect(expiredCookie('_count', '/news/')).toBe('_count=; Path=/news/; SameSite=Lax; Secure; Max-Age=0')
})
