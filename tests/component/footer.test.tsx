import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Footer } from '../../components/page/page.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'

const words = messagesFor('en')

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

test('a publication without licence, hotline and credits has a footer without them', () => {
  const publication = aPublication(undefined, { licence: undefined, hotline: undefined, credits: undefined })
  const container = show(<Footer page={aPage({ publication })} />)
  expect(element(container, 'footer')).not.toHaveTextContent(words.report)
  expect(element(container, 'footer')).not.toHaveTextContent(words.licence)
  expect(container.querySelector('.credits, .tel')).toBeNull()
})
