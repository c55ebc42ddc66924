import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everySection, SECTION_KINDS } from '../../lib/story/kinds/kinds.ts'
import { isOwnId } from '../../lib/story/types/section.ts'
import { sectionsOf } from './sections-of.ts'

test('a text cannot take an id that a component of the page has', () => {
  const files = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  const ids = files.flatMap((name) =>
    [...readFileSync(`components/${name}`, 'utf8').matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id),
  )
  expect(ids).toContain('main')
  expect(ids.filter((id) => !isOwnId(id))).toEqual([])
})

test('a text cannot take an id that a section of any kind has', () => {
  const ids = Object.entries(SECTION_KINDS)
    .filter(([kind]) => !['own', 'update'].includes(kind)) // the ids of these two are not Masthead’s choice
    .flatMap(([, { example }]) => everySection(sectionsOf(example)).map(({ id }) => id))
  expect(ids.filter((id) => !isOwnId(id))).toEqual([])
})

test('a text can take other ids', () => {
  expect(['fair', 'the-notes', 'part1', 'Überblick', 'p'].filter((id) => isOwnId(id))).toEqual([])
})
