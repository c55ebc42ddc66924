import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SectionView } from '../../components/section/section-view.tsx'
import { Inlines } from '../../components/text/text.tsx'
import { fill } from '../../lib/language/fill.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import { element, show } from './helpers/render.tsx'
import { EVERY_KIND, text } from './helpers/sections.ts'

const words = messagesFor('en')

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
