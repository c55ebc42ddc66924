import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Sections, SectionView } from '../../components/section/section-view.tsx'
import { Inlines } from '../../components/text/text.tsx'
import { fill } from '../../lib/language/format.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { readSections, sectionsOf } from '../unit/sections-of.ts'
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

test.each([
  ['en', 'Nobody cheered', '“Nobody cheered”'],
  ['de', 'Niemand jubelte', '„Niemand jubelte“'],
  ['fr', 'Personne n’a applaudi', '«\u202fPersonne n’a applaudi\u202f»'],
  ['ja', '誰も歓声を上げなかった', '「誰も歓声を上げなかった」'],
  ['ar', 'لم يهتف أحد', '«لم يهتف أحد»'],
  ['en', '“Nobody cheered,” she says', '“Nobody cheered,” she says'],
])('a pull quote in %s has the quotation marks of its language once: %s', (lang, written, shown) => {
  const [, section] = sectionsOf(`${written}.\n\n:::pull\n${written}\n:::`)
  if (!section) throw new Error('There is no pull quote.')
  expect(show(<SectionView section={section} words={messagesFor(lang)} lang={lang} />).textContent).toBe(shown)
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

// jsdom knows of popovers that they are hidden, and not that style shows these in their list.
const HIDDEN = { hidden: true } as const

test('footnotes are in order under a heading, each with a way back to every place that refers to it', () => {
  show(<SectionView section={EVERY_KIND.footnotes} words={words} lang="en" />)
  const notes = within(screen.getByRole('region', { name: words.notes })).getAllByRole('listitem', HIDDEN)
  expect(notes.map(({ id }) => id)).toEqual(['note-a', 'note-b'])
  const back = notes.map((note) =>
    within(note)
      .getAllByRole('doc-backlink', { name: words.backToText, ...HIDDEN })
      .map((link) => link.getAttribute('href')),
  )
  expect(back).toEqual([['#ref-a', '#ref-a-2'], ['#ref-b']])
})

test('a reference leads to its footnote, and the footnote leads back to the reference', () => {
  const paragraph: Section = {
    ...EVERY_KIND.paragraph,
    text: [{ kind: 'footnote', note: 'note-b', number: '2', ref: 'ref-b' }],
  }
  const container = show(<Sections sections={[paragraph, EVERY_KIND.footnotes]} words={words} lang="en" />)
  const reference = screen.getByRole('doc-noteref', { name: fill(words.note, '2') })
  const note = element(container, `${reference.getAttribute('href')}`)
  expect(note).toHaveTextContent('By the crew.')
  expect(element(container, `${within(note).getByRole('doc-backlink', HIDDEN).getAttribute('href')}`)).toContainElement(
    reference,
  )
})

test.each(['en', 'fr', 'ar'])('a reference to a footnote is a raised number that says in %s what it is', (tag) => {
  const footnote = { kind: 'footnote', note: 'note-a', number: '4', ref: 'ref-a' } as const
  const container = show(<Inlines text={[footnote]} words={messagesFor(tag)} lang={tag} />)
  const reference = screen.getByRole('doc-noteref', { name: fill(messagesFor(tag).note, '4') })
  expect(reference).toHaveTextContent(/^4$/)
  expect(reference).toHaveAttribute('href', '#note-a')
  expect(element(container, 'sup#ref-a')).toContainElement(reference)
})

test('a number with a sign and a unit is one piece in a language from right to left, and only there', () => {
  const cold = text('בלילה נמדדו −4.5 °C בנמל.')
  const hebrew = show(<Inlines text={cold} words={messagesFor('he')} lang="he" />)
  expect(element(hebrew, 'bdi').textContent).toBe('−4.5 °C')
  expect(hebrew.textContent).toBe('בלילה נמדדו −4.5 °C בנמל.')
  const english = show(<Inlines text={text('It was −4.5 °C.')} words={words} lang="en" />)
  expect(english.innerHTML).toBe('It was −4.5 °C.')
})

test('a number in a cell, which is one piece already, has no piece within it', () => {
  const cell = text('−4.5 °C')
  const table = { ...EVERY_KIND.table, head: [], rows: [[cell]], align: [] }
  const container = show(<SectionView section={table} words={messagesFor('he')} lang="he" />)
  expect(container.querySelectorAll('bdi')).toHaveLength(1)
})

test.each([
  ['x^2^', 'sup.raised'],
  ['x[^1]\n\n[^1]: A note.', 'sup.call'],
  ['==a==', 'mark.lit'],
  [':::details[a]\nb\n:::', 'details.opens > summary'],
  ['a\n: b', 'dl.terms > dd'],
  ['| a |\n| - |\n| −1.5% |', 'td > bdi.figures'],
  ['| a |\n| - |\n| 2–10 km |', 'td > bdi.figures'],
  ['*a <span lang="he">ב</span>*', 'em > span.roman'],
  ['See https://example.org/a/', 'a[dir=ltr]'],
  ['<video src="/a.mp4"></video>', 'video.plays'],
])('%j has a class of its own, so that pages without it need no rule for it', (markdown, selector) => {
  const container = show(<Sections sections={sectionsOf(markdown)} words={messagesFor('en')} lang="en" />)
  expect(element(container, selector)).toBeInTheDocument()
})

test.each([
  '| a |\n| - |\n| 1,203.5 |',
  '| a |\n| - |\n| 3 boats |',
  '| a |\n| - |\n| $28.5% |',
  '| a |\n| - |\n| −٣ |',
  '*a <span lang="ru">б</span>*, [a](https://example.org/)',
])('%j needs none of these classes', (markdown) => {
  const container = show(<Sections sections={sectionsOf(markdown)} words={messagesFor('en')} lang="en" />)
  expect(container.querySelector('.figures, .roman, a[dir]')).toBeNull()
})

test.each([
  [':::figure\nWords.\n:::'],
  [':::figure\n![A mill](mill.png)\n:::'],
  [':::figure\n![A mill](mill.png "Twice")\n\nWords.\n:::'],
  [':::figure\n![A mill](mill.png)\n\nOne.\n\nTwo.\n:::'],
])('a block for a caption that has anything else is an error: %s', (written) => {
  expect(readSections(written).reports).toEqual(['1:1 directive-content'])
})

test.each([[':::figure\n![A mill](/mill.mp4)\n:::'], [':::figure\n![A mill](/mill.mp4)\n\nOne.\n\nTwo.\n:::']])(
  'a block of a film that has anything but a caption is an error: %s',
  (written) => {
    expect(readSections(written).reports).toEqual(['1:1 directive-content'])
  },
)
