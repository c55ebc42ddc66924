import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Contents, Prose } from '../../components/story/story-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { aPage } from './helpers/publication.ts'
import { element, show } from './helpers/render.tsx'
import { EVERY_KIND, paragraph } from './helpers/sections.ts'
import { aListedEdition } from './helpers/story.ts'

/** The class of the first paragraph of a text. */
function opening(...sections: Section[]): string {
  return element(show(<Prose edition={aListedEdition({ sections }).edition} page={aPage()} ornaments />), '.prose > p')
    .className
}

const short = paragraph('p1', 'The ferry left.')

test('a short first paragraph is as tall as its drop cap, so that nothing that follows stands beside the letter', () => {
  for (const next of [EVERY_KIND.list, EVERY_KIND.quote, EVERY_KIND.table, paragraph('p2', 'It came back.')])
    expect(opening(short, next)).toBe('open tall')
  expect(opening(short)).toBe('open tall end')
})

test('facts before it change nothing', () => {
  expect(opening(EVERY_KIND.aside, short, EVERY_KIND.list)).toBe('open tall')
})

test('a long first paragraph is as it was', () => {
  expect(opening(paragraph('p1', 'The ferry left. '.repeat(20)), EVERY_KIND.list)).toBe('open')
})

/** The class of a paragraph with a text in a language. */
function classIn(lang: string, words: string): string {
  const { edition } = aListedEdition({ lang, sections: [paragraph('p1', words)] })
  return element(show(<Prose edition={edition} page={aPage()} />), 'p').className
}

test.each([
  ['zh', '文件在 docs/translations/readme/contributing 文件夹里。'],
  ['ja', '設定は internationalization_settings です。'],
])('a paragraph in %s with a long word is not justified: %s', (lang, words) => {
  expect(classIn(lang, words)).toBe('ragged')
})

test.each([
  ['zh', '中文和 GitHub、Kubernetes 的用户。'],
  ['ja', '用語は state-of-the-art-technology です。'],
  ['en', 'It is in docs/translations/readme/contributing.'],
])('a paragraph in %s without such a word has no class: %s', (lang, words) => {
  expect(classIn(lang, words)).toBe('')
})

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
