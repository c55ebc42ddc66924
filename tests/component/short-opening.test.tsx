import { expect, test } from 'vitest'
import { Prose } from '../../components/story/story-view.tsx'
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

test('a short first paragraph is as tall as its drop cap, so that no list, quotation or table stands beside the letter', () => {
  for (const next of [EVERY_KIND.list, EVERY_KIND.quote, EVERY_KIND.table])
    expect(opening(short, next)).toBe('open tall')
})

test('facts before it change nothing', () => {
  expect(opening(EVERY_KIND.aside, short, EVERY_KIND.list)).toBe('open tall')
  expect(opening(EVERY_KIND.aside, short, paragraph('p2', 'It came back.'))).toBe('open')
})

test('a long one is as it was, and so is one before another paragraph', () => {
  expect(opening(paragraph('p1', 'The ferry left. '.repeat(20)), EVERY_KIND.list)).toBe('open')
  expect(opening(short, paragraph('p2', 'It came back.'))).toBe('open')
})
