import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Nameplate } from '../../components/masthead/masthead.tsx'
import { Footer } from '../../components/page/page.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Menus } from '../../lib/library/menus.ts'
import { publisherNodes } from '../../lib/syndication/structured-data.ts'
import { aPage, aPublication } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'

const ABOUT = { address: '/en/about/', title: 'About us', lang: 'en' }
const MENUS: Menus = { header: [ABOUT], columns: [{ title: 'صحيفتنا', lang: 'ar', links: [ABOUT] }] }
const words = messagesFor('ar')

test('the links under the name are those that the publication chose, each in its language', () => {
  show(<Nameplate page={aPage({ lang: 'ar', menus: MENUS })} />)
  const link = within(screen.getByRole('navigation')).getByRole('link')
  expect(link).toHaveAttribute('href', '/en/about/')
  expect(link).toHaveAttribute('lang', 'en')
})

test('the columns of the footer take the place of the sections, and no page is linked twice', () => {
  const standing = [ABOUT, { address: '/ar/privacy/', title: 'الخصوصية', lang: 'ar' }]
  show(<Footer page={aPage({ lang: 'ar', menus: MENUS, standing })} />)
  expect(screen.getByRole('heading', { level: 2, name: 'صحيفتنا' })).toBeVisible()
  expect(screen.queryByRole('heading', { level: 2, name: words.topics })).toBeNull()
  expect(screen.getAllByRole('link', { name: 'About us' })).toHaveLength(1)
  const policies = within(screen.getByRole('navigation', { name: words.policies }))
  expect(policies.getByRole('link', { name: 'الخصوصية' })).toBeVisible()
})

test('the publication’s pages elsewhere say that they are its own', () => {
  const social = { '': [{ name: { '': 'Mastodon' }, url: { '': 'https://social.example/@post' } }] }
  const publication = aPublication(undefined, { menus: { social }, sameAs: { '': ['https://post.example/'] } })
  show(<Footer page={aPage({ publication })} />)
  expect(screen.getByRole('link', { name: 'Mastodon' })).toHaveAttribute('rel', 'me')
  const [publisher] = publisherNodes(publication, 'en')
  expect(publisher.sameAs).toEqual(['https://post.example/', 'https://social.example/@post'])
})
