import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Contents } from '../../components/story/story-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { show } from './helpers/render.tsx'

const words = messagesFor('en')
const place = { line: 1, column: 1 }

function headings(...texts: string[]): Section[] {
  return texts.map((text, i) => ({ kind: 'heading', level: 2, id: `h${i + 1}`, place, text: [{ kind: 'text', text }] }))
}

test('a story with three headings lists them in order, each as a link to its place', () => {
  show(<Contents sections={headings('Harbour', 'Storm', 'Return')} words={words} />)
  const links = within(screen.getByRole('navigation', { name: words.contents })).getAllByRole('link', { hidden: true })
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Harbour', '#h1'],
    ['Storm', '#h2'],
    ['Return', '#h3'],
  ])
})

test('headings of the third level are not listed', () => {
  const [deeper] = headings('Detail')
  const sections: Section[] = [
    ...headings('Harbour', 'Storm', 'Return'),
    ...(deeper?.kind === 'heading' ? [{ ...deeper, level: 3 as const, id: 'h4' }] : []),
  ]
  show(<Contents sections={sections} words={words} />)
  expect(screen.queryByText('Detail')).toBeNull()
})

test('a story with two headings has no table of contents', () => {
  expect(show(<Contents sections={headings('Harbour', 'Storm')} words={words} />)).toBeEmptyDOMElement()
})
