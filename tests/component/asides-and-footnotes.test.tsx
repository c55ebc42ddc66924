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

test.each([
  ['note', words.editorsNote],
  ['facts', words.facts],
  ['points', words.keyPoints],
  ['timeline', words.timeline],
] as const)('a box of kind “%s” without a title is a note called “%s”', (variant, name) => {
  show(<SectionView section={{ ...EVERY_KIND.aside, variant, title: undefined }} words={words} lang="en" />)
  const note = screen.getByRole('note', { name })
  expect(note).toHaveClass(variant, { exact: true })
  expect(within(note).getByRole('heading', { level: 2, name })).toBeVisible()
  expect(within(note).getByRole('paragraph')).toHaveTextContent('Nine.')
})

test('a box with a title goes by it', () => {
  show(<SectionView section={EVERY_KIND.aside} words={words} lang="en" />)
  expect(screen.getByRole('note', { name: 'The fleet' })).toBeVisible()
  expect(screen.queryByText(words.facts)).toBeNull()
})

test('a credit line is no box and has no heading', () => {
  const container = show(<SectionView section={{ ...EVERY_KIND.aside, variant: 'credit' }} words={words} lang="en" />)
  expect(container.firstElementChild).toHaveClass('credit')
  expect(screen.queryByRole('note')).toBeNull()
  expect(screen.queryByRole('heading')).toBeNull()
  expect(screen.getByRole('paragraph')).toHaveTextContent('Nine.')
})

test('an interview has no title of its own', () => {
  const container = show(
    <SectionView section={{ ...EVERY_KIND.aside, variant: 'qa', title: undefined }} words={words} lang="en" />,
  )
  expect(container.firstElementChild).toHaveClass('qa', { exact: true })
  expect(container.firstElementChild).not.toHaveAttribute('aria-hidden')
  expect(screen.queryByRole('heading')).toBeNull()
})

test('a pull quote is shown, but screen readers skip it, because it repeats words of the text', () => {
  const pull = { ...EVERY_KIND.aside, variant: 'pull' as const, title: undefined }
  expect(show(<SectionView section={pull} words={words} lang="en" />).firstElementChild).toHaveClass('pull', {
    exact: true,
  })
  expect(screen.getByText('Nine.')).toBeVisible()
  expect(screen.queryByRole('paragraph')).toBeNull()
})

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

test('a call is also a button, for where it opens its note in place', () => {
  const call: Section = {
    ...EVERY_KIND.paragraph,
    text: [{ kind: 'footnote', note: 'note-b', number: '2', ref: 'ref-b' }],
  }
  const container = show(<Sections sections={[call, EVERY_KIND.footnotes]} words={words} lang="en" />)
  const button = screen.getByRole('button', { name: fill(words.note, '2') })
  expect(element(container, `#${button.getAttribute('popovertarget')}`)).toHaveAttribute('popover', 'auto')
})
