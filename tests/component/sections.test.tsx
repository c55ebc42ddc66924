import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Sections, SectionView } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { sectionsOf } from '../unit/sections-of.ts'
import { element, idsIn, show } from './helpers/render.tsx'
import { EVERY_KIND, text } from './helpers/sections.ts'

const words = messagesFor('en')

test('a whole text holds no id twice, and every section is named as its id is', () => {
  const container = show(<Sections sections={Object.values(EVERY_KIND)} words={words} lang="en" />)
  const ids = idsIn(container)
  expect(ids).toEqual([...new Set(ids)])
  const sections = [...container.querySelectorAll('[data-section]')]
  expect(sections.map((section) => section.getAttribute('data-section'))).toEqual(sections.map(({ id }) => id))
  expect(ids).toEqual(expect.arrayContaining(Object.values(EVERY_KIND).map(({ id }) => id)))
})

test('a section that only a free translation has is no place at which a reader who changes the language stays', () => {
  const container = show(
    <SectionView section={{ ...EVERY_KIND.table, id: 'own-table1', isOwn: true }} words={words} lang="en" />,
  )
  expect(container.querySelector('#own-table1')).not.toHaveAttribute('data-section')
})

test('a reader who comes from a section that a free translation lacks arrives at the one before it', () => {
  const container = show(
    <SectionView section={{ ...EVERY_KIND.paragraph, places: ['p8', 'p9'] }} words={words} lang="en" />,
  )
  expect(screen.getByRole('paragraph')).toContainElement(container.querySelector('#p9'))
})

test.each([
  '<figure id="x"><img src="mill.png" alt="A mill"></figure>',
  '<table id="x"><tr><th>a</th></tr><tr><td>b</td></tr></table>',
  '<video id="x" src="/ships.mp4" title="Ships"></video>',
  '<audio id="x" src="https://sound.example/a.mp3" title="A talk"></audio>',
])('a link leads to the id that the text gives to a section without a text: %s', (html) => {
  const container = show(<Sections sections={sectionsOf(html)} words={words} lang="en" />)
  expect(element(container, '#x').closest('[data-section]')).toBe(container.firstElementChild)
})

test('a GIF that moves is a still picture with a link to the whole file, which says its size', () => {
  const animation = { href: '/assets/mill.gif', file: { label: 'GIF', size: '1.2 MB', type: 'image/gif' } }
  show(<SectionView section={{ ...EVERY_KIND.figure, animation }} words={words} lang="en" />)
  expect(within(screen.getByRole('figure')).getByRole('link', { name: 'GIF, 1.2 MB' })).toHaveAttribute(
    'href',
    '/assets/mill.gif',
  )
})

test('a link to a file says its type and size, and a film has its caption under it', () => {
  const file = { label: 'PDF', size: '1.2 MB', type: 'application/pdf' }
  const link = { kind: 'link' as const, href: '/assets/report.pdf', text: text('Report'), file }
  show(<SectionView section={{ ...EVERY_KIND.paragraph, text: [link] }} words={words} lang="en" />)
  expect(screen.getByRole('link', { name: 'Report (PDF, 1.2 MB)' })).toHaveAttribute('type', 'application/pdf')
  show(<Sections sections={sectionsOf('![The ships](ships.mp4 "In March")')} words={words} lang="en" />)
  expect(screen.getByRole('figure')).toHaveTextContent('In March')
})

test('a film has its subtitles', () => {
  const html = '<video src="ships.mp4" title="Ships"><track src="ships.vtt" srclang="en" label="English"></video>'
  const container = show(<Sections sections={sectionsOf(html)} words={words} lang="en" />)
  const track = element(container, 'video > track')
  for (const [name, value] of Object.entries({ src: 'ships.vtt', kind: 'subtitles', srclang: 'en', label: 'English' }))
    expect(track).toHaveAttribute(name, value)
})

test('a photograph is a link to its largest file, a drawing is not', () => {
  const photograph = { ...EVERY_KIND.figure.picture, asset: 'ship-1080.0123456789ab.jpg', widths: [360, 1080, 1440] }
  show(<SectionView section={{ ...EVERY_KIND.figure, picture: photograph }} words={words} lang="en" />)
  expect(screen.getByRole('link', { name: 'A ship' })).toHaveAttribute('href', '/assets/ship-1440.0123456789ab.webp')
  expect(show(<SectionView section={EVERY_KIND.figure} words={words} lang="en" />).querySelector('a')).toBeNull()
})
