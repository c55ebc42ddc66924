import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CookieConsent } from '../../components/consent/cookie-consent.tsx'
import { fill } from '../../lib/language/format.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Notice } from '../../lib/publication/publication.ts'
import type { Service } from '../../lib/publication/services.ts'
import { aService } from '../unit/helpers/pages.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'

const words = messagesFor('en')
const COUNT = aService({
  name: 'Example Count',
  script: 'https://stats.example/count.js',
  cookies: ['_count'],
  storage: ['count'],
})

function consent(notice: Partial<Notice> = {}, services: Service[] = []): HTMLElement {
  const text = { text: 'We use cookies: see Privacy and Terms.', privacy: 'Privacy', terms: 'Terms', ...notice }
  const publication = aPublication(undefined, { consent: { version: '4', notice: { en: text }, services } })
  return show(<CookieConsent page={aPage({ publication })} />)
}

function linksOf(container: HTMLElement): [string | null, string | null][] {
  return [...element(container, '.consent p').querySelectorAll('a')].map((link) => [
    link.textContent,
    link.getAttribute('href'),
  ])
}

test('the notice is hidden until its element has looked for an answer', () => {
  const notice = element(consent(), '.consent')
  expect(notice).not.toBeVisible()
  notice.hidden = false
  expect(screen.getByRole('region', { name: words.cookieNotice })).toBe(notice)
})

test('the notice offers consent and refusal as equals, and a choice', () => {
  const container = consent()
  const buttons = [...element(container, '.consent').querySelectorAll('button')]
  expect(buttons.map(({ textContent, value }) => [textContent, value])).toEqual([
    [words.accept, 'accept'],
    [words.decline, 'decline'],
    [words.cookieSettings, 'settings'],
  ])
  expect(buttons[0]?.className).toBe(buttons[1]?.className)
})

test('the wording may name the terms before the privacy policy, and begin and end with one', () => {
  const text = 'Our Terms and our Privacy'
  const container = consent({ text, terms: 'Our Terms', privacy: 'Privacy' })
  expect(element(container, '.consent p').textContent).toBe(text)
  expect(linksOf(container)).toEqual([
    ['Our Terms', '/en/terms/'],
    ['Privacy', '/en/privacy/'],
  ])
})

test('the element knows the version of the notice, that stories can be kept, what to say after an answer, and of no services where there are none', () => {
  const { dataset } = element(consent(), 'cookie-consent')
  expect({ ...dataset }).toEqual({
    version: '4',
    offline: '',
    saved: words.consentSaved,
    notKept: words.consentNotKept,
    withdrawn: words.consentWithdrawn,
  })
})

test('of a service the element learns what to load and what to delete', () => {
  const { dataset } = element(consent({}, [COUNT]), 'cookie-consent')
  const { purpose, script, cookies, storage } = COUNT
  expect(JSON.parse(dataset.services ?? '')).toEqual([{ purpose, script, attributes: {}, cookies, storage }])
})

test('the settings name the services behind a purpose, and ask for no purpose without one', () => {
  const container = consent({}, [COUNT, { ...COUNT, name: 'Second Count' }])
  const choice = (purpose: string) => element(container, `[name=${purpose}]`).closest('label')
  expect(choice('statistics')).toHaveTextContent(fill(words.services, 'Example Count and Second Count'))
  expect(container.querySelector('[name=embeds]')).toBeNull()
  expect(container.querySelector('[name=preferences]')).toBeInTheDocument()
})

test('search engines leave the notice and the settings out of what they quote', () => {
  const container = consent()
  expect(element(container, '.consent')).toHaveAttribute('data-nosnippet')
  expect(element(container, 'dialog form').closest('div[data-nosnippet]')).toBeInTheDocument()
})
