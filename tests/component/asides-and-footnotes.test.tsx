import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Sections, SectionView } from '../../components/section/section-view.tsx'
import { fill } from '../../lib/language/fill.ts'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { element, show } from './helpers/render.tsx'
import { EVERY_KIND } from './helpers/sections.ts'

const words = messagesFor('en')

// jsdom knows of popovers that they are hidden, and not that style shows these in their list.
const HIDDEN = { hidden: true } as const

test('footnotes stand in their order under a heading, each with a way back to every place that refers to it', () => {
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
