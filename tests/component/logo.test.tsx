import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Masthead, Nameplate } from '../../components/masthead/masthead.tsx'
import { NotFound } from '../../components/not-found/not-found.tsx'
import { drawingIn, type Logo, type LogoPicture } from '../../lib/library/look.ts'
import { aLibrary, aPage, aPublication, localised } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'

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
