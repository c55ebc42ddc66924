import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Footer } from '../../components/footer/footer.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication, LATIN_FIRST, TWELVE } from './helpers/publication.ts'
import { element, idsIn, show } from './helpers/render.tsx'

const words = messagesFor('en')

test('the licence is shown in its own language, whatever the page’s', () => {
  show(<Footer page={aPage({ lang: 'ar' })} />)
  expect(screen.getByText('許可証 7')).toHaveAttribute('lang', 'ja')
  expect(screen.getByText('許可証 7')).toHaveAttribute('dir', 'ltr')
  expect(screen.getByText('الترخيص:')).toHaveClass('sr-only')
})

test.each(TWELVE)('the hotline can be dialled, and its number reads from left to right, in %s', (lang) => {
  show(<Footer page={aPage({ lang, publication: aPublication(TWELVE) })} />)
  const number = screen.getByRole('link', { name: '555-0100' })
  expect(number).toHaveAttribute('href', 'tel:+15550100')
  expect(number).toHaveAttribute('dir', 'ltr')
  expect(number.parentElement?.textContent).toBe(`Report errors (${lang})${messagesFor(lang).colon}555-0100`)
})

test('the policies are linked by their titles; one that is not translated says which language it is in', () => {
  const standing = [
    { address: '/zh/privacy/', title: '隐私', lang: 'zh' },
    { address: '/en/about/', title: 'About us', lang: 'en' },
  ]
  show(<Footer page={aPage({ lang: 'zh', standing })} />)
  const policies = within(screen.getByRole('navigation', { name: messagesFor('zh').policies }))
  expect(policies.getByRole('link', { name: '隐私' })).toHaveAttribute('href', '/zh/privacy/')
  expect(policies.getByRole('link', { name: '隐私' })).not.toHaveAttribute('lang')
  expect(policies.getByRole('link', { name: 'About us' })).toHaveAttribute('lang', 'en')
})

test('cookie settings and the withdrawal of consent stand on every page', () => {
  show(<Footer page={aPage()} />)
  expect(screen.getByRole('button', { name: words.cookieSettings })).toHaveValue('settings')
  expect(screen.getByRole('button', { name: words.withdrawConsent })).toHaveValue('withdraw')
})

test('every language is in the footer, each by its own name; the page’s own is marked', () => {
  show(<Footer page={aPage({ publication: aPublication(TWELVE) })} />)
  const links = within(screen.getByRole('navigation', { name: words.languages })).getAllByRole('link')
  expect(links.map(({ lang }) => lang)).toEqual(LATIN_FIRST)
  expect(links.filter((link) => link.ariaCurrent === 'true').map(({ lang }) => lang)).toEqual(['en'])
  expect(links[8]).toHaveTextContent('日本語')
})

test('the facts of a story lead to the list of languages here', () => {
  expect(idsIn(show(<Footer page={aPage()} />))).toContain('footer-languages')
})

test('a publication without licence, hotline and credits has a footer without them', () => {
  const publication = aPublication(undefined, { licence: undefined, hotline: undefined, credits: undefined })
  const container = show(<Footer page={aPage({ publication })} />)
  expect(element(container, 'footer')).not.toHaveTextContent(words.report)
  expect(element(container, 'footer')).not.toHaveTextContent(words.licence)
  expect(container.querySelector('.credits, .tel')).toBeNull()
})

test('the page of all topics is linked, also where a publication has no sections', () => {
  show(<Footer page={aPage({ publication: aPublication(undefined, { sections: {} }) })} />)
  expect(screen.getByRole('link', { name: words.moreTopics })).toHaveAttribute('href', '/en/topics/')
})
