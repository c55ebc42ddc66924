import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Sections, SectionView } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { sectionsOf } from '../unit/sections-of.ts'
import { element, idsIn, show } from './helpers/render.tsx'
import { EVERY_KIND, paragraph, text } from './helpers/sections.ts'

const words = messagesFor('en')
const place = { line: 1, column: 1 }

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

test('a paragraph is a paragraph, and takes the class that its place in the story asks for', () => {
  show(<SectionView section={EVERY_KIND.paragraph} words={words} lang="en" className="open" />)
  expect(screen.getByRole('paragraph')).toHaveTextContent('Dawn.')
  expect(screen.getByRole('paragraph')).toHaveClass('open', { exact: true })
})

test.each([2, 3] as const)('a heading of level %i is a heading of that level', (level) => {
  show(<SectionView section={{ ...EVERY_KIND.heading, level }} words={words} lang="en" />)
  expect(screen.getByRole('heading', { level, name: 'At sea' })).toBeVisible()
})

test('a heading carries marks as any text does', () => {
  const marked: Section = { ...EVERY_KIND.heading, text: [...text('At '), { kind: 'emphasis', text: text('sea') }] }
  show(<SectionView section={marked} words={words} lang="en" />)
  expect(within(screen.getByRole('heading', { name: 'At sea' })).getByRole('emphasis')).toHaveTextContent('sea')
})

test('a quote holds its own sections', () => {
  show(<SectionView section={EVERY_KIND.quote} words={words} lang="en" />)
  expect(within(screen.getByRole('blockquote')).getByRole('paragraph')).toHaveTextContent('We are home.')
})

test('a list within a list stands inside the item it belongs to', () => {
  const inner: Section = { ...EVERY_KIND.list, id: 'list1-list1', start: 1, items: [[paragraph('inner', 'A dinghy')]] }
  show(
    <SectionView
      section={{ ...EVERY_KIND.list, items: [[paragraph('outer', 'A ship'), inner]] }}
      words={words}
      lang="en"
    />,
  )
  const [outer, nested] = screen.getAllByRole('list')
  expect(outer?.tagName).toBe('UL')
  expect(nested?.tagName).toBe('OL')
  expect(nested?.closest('li')).toHaveTextContent('A shipA dinghy')
})

test.each([
  [1, null],
  [7, '7'],
  [0, '0'],
])('a numbered list that starts at %i says so where it is not the first number', (start, attribute) => {
  show(<SectionView section={{ ...EVERY_KIND.list, start }} words={words} lang="en" />)
  const list = screen.getByRole('list')
  expect(list.tagName).toBe('OL')
  expect(list.getAttribute('start')).toBe(attribute)
})

test('a list may hold items that say nothing', () => {
  show(<SectionView section={{ ...EVERY_KIND.list, items: [[], []] }} words={words} lang="en" />)
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
})

test('a table names its columns, and aligns head and cells alike', () => {
  show(<SectionView section={EVERY_KIND.table} words={words} lang="en" />)
  const classes = ['text-left', 'text-right', 'text-center', '']
  const heads = screen.getAllByRole('columnheader')
  expect(heads.map(({ textContent }) => textContent)).toEqual(['Ship', 'Tons', 'Flag', 'Port'])
  expect(heads.map(({ className }) => className)).toEqual(classes)
  expect(screen.getAllByRole('cell').map(({ className }) => className)).toEqual(classes)
})

test.each(['table', 'code'] as const)('a wide %s can be reached and scrolled with the keyboard', (kind) => {
  show(<SectionView section={EVERY_KIND[kind]} words={words} lang="en" />)
  expect(screen.getByRole('region', { name: words[kind] })).toHaveAttribute('tabindex', '0')
})

test('code keeps its lines, and says which language it is in where that is known', () => {
  const { code: section } = EVERY_KIND
  show(<SectionView section={section} words={words} lang="en" />)
  expect(screen.getByRole('code').textContent).toBe('sail(home)\nanchor()')
  expect(screen.getByRole('code')).toHaveClass('language-js')
  show(<SectionView section={{ ...section, id: 'code2', language: undefined }} words={words} lang="en" />)
  expect(screen.getAllByRole('code')[1]).not.toHaveAttribute('class')
})

test('highlighted code has an element for each part, and the same words', () => {
  const [section] = sectionsOf('```js\nconst a = 1 // so\n```')
  if (section?.kind !== 'code') throw new Error('This is no code.')
  show(<SectionView section={section} words={words} lang="en" />)
  const code = screen.getByRole('code')
  expect(code.textContent).toBe('const a = 1 // so')
  expect(within(code).getByText('const')).toHaveClass('keyword', { exact: true })
  expect(within(code).getByText('// so')).toHaveClass('comment', { exact: true })
})

test('a formula is MathML from left to right, in a sentence or in lines of its own', () => {
  const view = show(
    <Sections sections={sectionsOf('Of $`a^2`$.\n\n```math\n\\frac{1}{2}\n```')} words={words} lang="en" />,
  )
  const [inline, block] = view.querySelectorAll('math[dir="ltr"]')
  expect(inline?.outerHTML).toBe('<math dir="ltr"><msup><mi>a</mi><mn>2</mn></msup></math>')
  const half = '<mfrac><mn>1</mn><mn>2</mn></mfrac>'
  expect(block?.outerHTML).toBe(`<math dir="ltr" display="block">${half}</math>`)
  expect(block?.parentElement).toHaveAttribute('tabindex', '0')
})

test('a divider separates', () => {
  show(<SectionView section={EVERY_KIND.divider} words={words} lang="en" />)
  expect(screen.getByRole('separator')).toBeInTheDocument()
})

test('a figure reserves its picture’s place, loads it late, and shows a caption where there is one', () => {
  const { id, picture } = EVERY_KIND.figure
  show(<SectionView section={EVERY_KIND.figure} words={words} lang="en" />)
  const image = screen.getByRole('img', { name: 'A ship' })
  expect(image).toHaveAttribute('src', '/assets/ship.0123456789ab.svg')
  expect(image).toHaveAttribute('width', '640')
  expect(image).toHaveAttribute('height', '480')
  expect(image).toHaveAttribute('loading', 'lazy')
  expect(element(document, 'figcaption')).toHaveTextContent(/^The last to come$/)
  const bare: Section = { kind: 'figure', id, place, picture, alt: 'A ship' }
  expect(show(<SectionView section={bare} words={words} lang="en" />).querySelector('figcaption')).toBeNull()
})

test('a figure is as wide as its editor wants, and its credit links to its licence', () => {
  const section = {
    ...EVERY_KIND.figure,
    credit: 'A. Lee',
    licence: 'CC BY-SA 4.0',
    focus: '50% 20%',
    size: 'full',
  } as const
  const view = show(<SectionView section={section} words={words} lang="en" />)
  expect(element(view, 'figure')).toHaveClass('full', { exact: true })
  expect(element(view, 'figure')).toHaveAttribute('data-focus', '50% 20%')
  const link = screen.getByRole('link', { name: 'A. Lee · CC BY-SA 4.0' })
  expect(link).toHaveAttribute('href', 'https://creativecommons.org/licenses/by-sa/4.0/')
  expect(link).toHaveAttribute('rel', 'license')
})

test('a gallery is its pictures, each with its caption and credit', () => {
  const view = show(<SectionView section={EVERY_KIND.gallery} words={words} lang="en" />)
  const figures = [...element(view, '.gallery').querySelectorAll('figure')]
  expect(figures.map(({ textContent }) => textContent)).toEqual(['In May A. Lee', ''])
})

test('a photograph is a link to its largest file, a drawing is not', () => {
  const photograph = { ...EVERY_KIND.figure.picture, asset: 'ship-1080.0123456789ab.jpg', widths: [360, 1080, 1440] }
  show(<SectionView section={{ ...EVERY_KIND.figure, picture: photograph }} words={words} lang="en" />)
  expect(screen.getByRole('link', { name: 'A ship' })).toHaveAttribute('href', '/assets/ship-1440.0123456789ab.webp')
  expect(show(<SectionView section={EVERY_KIND.figure} words={words} lang="en" />).querySelector('a')).toBeNull()
})
