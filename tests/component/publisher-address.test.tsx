import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { StandingPageView } from '../../components/story/story-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import { aPage, aPublication, TWELVE } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { aStoryEdition } from './helpers/story.ts'

const publisher = {
  name: { '': 'Loopback Press' },
  address: { '': '1 Quay\nHarbourtown' },
  email: 'privacy@post.example',
}

test('the privacy page ends with who is responsible and how to reach them', () => {
  const address = element(privacyPage({ publisher }), '.body > address:last-child')
  expect(address).toHaveTextContent('Loopback Press')
  expect(address).toHaveTextContent('1 Quay Harbourtown')
  const mail = screen.getByRole('link', { name: 'privacy@post.example' })
  expect(mail).toHaveAttribute('href', 'mailto:privacy@post.example')
})

test.each(TWELVE)('while site.yaml names nobody, the privacy page says so, in %s', (lang) => {
  const container = privacyPage({}, lang)
  expect(element(container, '.body > :last-child')).toHaveTextContent(messagesFor(lang).publisherUnnamed)
  expect(container.querySelector('address')).toBeNull()
})

test('a publisher without a postal address has a name and a mail address', () => {
  const { name, email } = publisher
  const address = element(privacyPage({ publisher: { name, email } }), 'address')
  expect(address.textContent).toBe(`Loopback Press${email}`)
})

test('no other page has the publisher’s address', () => {
  const page = aPage({ publication: aPublication(undefined, { publisher }) })
  const container = show(<StandingPageView edition={aStoryEdition({ slug: 'terms' })} page={page} />)
  expect(container).not.toHaveTextContent('Loopback Press')
})

function privacyPage(facts: Partial<Publication>, lang = 'en'): HTMLElement {
  const page = aPage({ lang, publication: aPublication(TWELVE, facts) })
  return show(<StandingPageView edition={aStoryEdition({ slug: 'privacy', lang })} page={page} />)
}
