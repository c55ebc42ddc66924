import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Inlines } from '../../components/section/inlines.tsx'
import { SectionView } from '../../components/section/section-view.tsx'
import { fill } from '../../lib/language/fill.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import { element, show } from './helpers/render.tsx'
import { EVERY_KIND, text } from './helpers/sections.ts'

const words = messagesFor('en')

test.each([
  ['emphasis', 'emphasis'],
  ['strong', 'strong'],
  ['deleted', 'deletion'],
] as const)('text that is marked “%s” has the role “%s”', (kind, role) => {
  show(<Inlines text={[{ kind, text: text('home') }]} words={words} lang="en" />)
  expect(screen.getByRole(role)).toHaveTextContent('home')
})

test('code in a line is code, and nothing in it is markup', () => {
  show(<Inlines text={[{ kind: 'code', text: '<b>&amp;' }]} words={words} lang="en" />)
  expect(screen.getByRole('code').textContent).toBe('<b>&amp;')
})

test('a link leads to its address, and may hold marks', () => {
  const link = { kind: 'link', href: '/en/boats/', text: [{ kind: 'strong', text: text('boats') }] } as const
  show(<Inlines text={[...text('See '), link]} words={words} lang="en" />)
  expect(screen.getByRole('link', { name: 'boats' })).toHaveAttribute('href', '/en/boats/')
  expect(screen.getByRole('strong').closest('a')).toBe(screen.getByRole('link'))
})

test('a break parts two lines', () => {
  const container = show(<Inlines text={[...text('one'), { kind: 'break' }, ...text('two')]} words={words} lang="en" />)
  expect(container.innerHTML).toBe('one<br>two')
})

test.each(['en', 'fr', 'ar'])('a reference to a footnote is a raised number that says in %s what it is', (tag) => {
  const footnote = { kind: 'footnote', note: 'note-a', number: '4', ref: 'ref-a' } as const
  const container = show(<Inlines text={[footnote]} words={messagesFor(tag)} lang={tag} />)
  const reference = screen.getByRole('doc-noteref', { name: fill(messagesFor(tag).note, '4') })
  expect(reference).toHaveTextContent(/^4$/)
  expect(reference).toHaveAttribute('href', '#note-a')
  expect(element(container, 'sup#ref-a')).toContainElement(reference)
})

test('text is text: what looks like markup is shown as it is written', () => {
  expect(show(<Inlines text={text('<script>1 < 2</script>')} words={words} lang="en" />).textContent).toBe(
    '<script>1 < 2</script>',
  )
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
