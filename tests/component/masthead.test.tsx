import { cleanup, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Masthead, Nameplate } from '../../components/masthead/masthead.tsx'
import { NotFound } from '../../components/not-found/not-found.tsx'
import { Footer } from '../../components/page/page.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { drawingIn, type Logo, type LogoPicture } from '../../lib/library/look.ts'
import type { Menus } from '../../lib/library/menus.ts'
import { publisherNodes } from '../../lib/syndication/structured-data.ts'
import { aLibrary, aPage, aPublication, localised } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'

test.each([
  ['Masthead', ''],
  ['港口晚报', ''],
  ['Test Newsroom', 'lengthy'],
  ['中国科学技术报', 'lengthier'],
  ['The Morning Chronicle', 'lengthier'],
])('the name %s is set as large as its length allows: “%s”', (name, length) => {
  const page = aPage({ publication: aPublication(['en'], { name: { '': name } }) })
  show(<Nameplate page={page} />)
  expect(screen.getByRole('heading', { level: 1 }).className).toBe(length)
  cleanup()
  show(<Masthead page={page} />)
  expect(screen.getByRole('link', { name }).className).toBe(`mark flag ${length}`.trim())
})

test('a front page without sections has the main topics under its name', () => {
  const topics = [
    { slug: 'ships', label: 'Ships', lang: 'en' },
    { slug: 'wheat', label: '小麦', lang: 'zh' },
  ]
  const { publication } = aPage()
  show(<Nameplate page={aPage({ publication: { ...publication, sections: {} } })} topics={topics} />)
  const links = within(screen.getByRole('navigation', { name: messagesFor('en').topics })).getAllByRole('link')
  expect(links.map((link) => [link.getAttribute('href'), link.lang])).toEqual([
    ['/en/topics/ships/', ''],
    ['/en/topics/wheat/', 'zh'],
  ])
  cleanup()
  show(<Nameplate page={aPage({ publication: { ...publication, sections: {} } })} />)
  expect(screen.queryByRole('navigation', { name: messagesFor('en').topics })).toBeNull()
})

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path fill="currentColor" d="M0 0h40v10z"/></svg>'
const SIZE = { width: 40, height: 10 }

const FILE: LogoPicture = {
  picture: { path: '/logo.svg', asset: 'logo.0123456789ab.svg', ...SIZE, widths: [] },
  svg: undefined,
}
const INLINE: LogoPicture = { ...FILE, svg: drawingIn(DRAWING) }

function withLogo(logo: Logo) {
  return aPage({ logo })
}

test('a logo takes the place of the name, which is its text', () => {
  show(<Masthead page={withLogo({ light: FILE, dark: undefined })} />)
  const link = screen.getByRole('link', { name: 'The Loopback Post' })
  expect(link).toHaveAttribute('href', '/en/')
  const logo = screen.getByRole('img', { name: 'The Loopback Post' })
  expect(logo).toHaveAttribute('src', '/assets/logo.0123456789ab.svg')
  expect(logo).toHaveAttribute('width', '40')
  expect(logo).toHaveAttribute('height', '10')
})

test('the logo is the headline of a front page', () => {
  show(<Nameplate page={withLogo({ light: INLINE, dark: undefined })} />)
  expect(screen.getByRole('heading', { level: 1, name: 'The Loopback Post' }).querySelector('svg path')).not.toBeNull()
})

test('attributes of a drawing are written as they are, and React warns of none', () => {
  const attributes = 'stroke-width="2" class="a" data-name="b" xlink:href="#"'
  const svg = drawingIn(DRAWING.replace('fill="currentColor"', attributes))
  const container = show(<Masthead page={withLogo({ light: { ...FILE, svg }, dark: undefined })} />)
  expect(container.querySelector('path')?.outerHTML).toBe(`<path ${attributes} d="M0 0h40v10z"></path>`)
})

test('of two drawings each names the paper that it is for, and loads only where it is shown', () => {
  show(<Masthead page={withLogo({ light: FILE, dark: FILE })} />)
  const [light, dark] = screen.getAllByRole('img', { name: 'The Loopback Post' })
  expect(light).toHaveClass('drawing by-day')
  expect(dark).toHaveClass('drawing by-night')
  expect(light).toHaveAttribute('loading', 'lazy')
})

test('a photograph of a logo has a sharp file for each screen', () => {
  const picture = { path: '/logo.png', asset: 'logo-480.0123456789ab.png', width: 480, height: 96, widths: [480, 960] }
  const container = show(<Masthead page={withLogo({ light: { picture, svg: undefined }, dark: undefined })} />)
  expect(container.querySelector('source')).toHaveAttribute(
    'srcset',
    '/assets/logo-480.0123456789ab.webp 480w, /assets/logo-960.0123456789ab.webp 960w',
  )
})

test('the 404 page has the logo too', () => {
  const look = { logos: new Map([['en', { light: FILE, dark: undefined }]]), icon: undefined }
  show(<NotFound library={{ ...aLibrary(aPublication(['en'])), look }} lang="en" />)
  expect(screen.getByRole('link', { name: 'The Loopback Post' }).querySelector('img')).not.toBeNull()
})

test('a motto takes the place of the description on the front page', () => {
  const publication = aPublication(undefined, { motto: localised('Truth first') })
  show(<Nameplate page={aPage({ publication, lang: 'ar' })} />)
  expect(screen.getByText('Truth first (ar)')).toBeVisible()
  expect(screen.queryByText('News from nowhere (ar)')).toBeNull()
})

test.each([
  ['a style', '<style>path{fill:red}</style><path d="M0 0h9"/>'],
  ['an id', '<path id="a" d="M0 0h9"/>'],
  ['more than 2,000 bytes', `<path d="M0 0${'h1'.repeat(1000)}"/>`],
])('a drawing with %s stays a file', (_, inner) => {
  expect(drawingIn(DRAWING.replace(/<path.*\/>/, inner))).toBeUndefined()
})

test('a drawing in a page has its size, so that nothing moves', () => {
  const container = show(<Masthead page={withLogo({ light: INLINE, dark: undefined })} />)
  expect(container.querySelector('svg')?.outerHTML).toBe(
    '<svg viewBox="0 0 40 10" width="40" height="10"><path fill="currentColor" d="M0 0h40v10z"></path></svg>',
  )
})

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
