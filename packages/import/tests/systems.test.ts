import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { openSource, systemOf } from '../systems/systems.ts'
import { brief, importInto, SAMPLES, writeValley } from './valley.ts'

it.each(['hugo', 'jekyll', 'astro', 'eleventy', 'wordpress', 'markdown'])(
  'knows a folder of %s by its looks',
  (name) => {
    expect(systemOf(openSource(path.join(SAMPLES, name), [], 'en'), undefined)?.name).toBe(name)
  },
)

it('knows an export of WordPress by itself, and other XML not', () => {
  expect(systemOf(openSource(path.join(SAMPLES, 'wordpress/export.xml'), [], 'en'), undefined)?.name).toBe('wordpress')
  expect(systemOf(openSource('tests/fixtures/atom.rng', [], 'en'), undefined)).toBeUndefined()
})

it('reads Astro’s collections: dates in words, pictures by import, components that it knows', () => {
  const { root, said, text } = sample('astro', 'human')
  expect(said).toEqual(['first-garden.mdx:18 import-changed', 'first-garden.mdx:20 import-lost'])
  const first = text('stories/first-garden/en.md')
  expect(first).toContain('date: 2022-07-08\nupdated: 2022-07-10\n')
  expect(first).toContain('cover:\n  src: hero.png\n  alt: A bed of beans\n')
  expect(first).toContain('![A bed of beans](hero.png)')
  expect(first).toContain('frame="https://www.youtube-nocookie.com/embed/oHg5SJYRHA0"')
  expect(first).toContain('<!-- <Chart data="beans" /> -->')
  expect(first).toContain('[the second](../second-garden/)')
  expect(first).not.toMatch(/^import /m)
  expect(text('stories/second-garden/en.md')).toContain('Water in the evening.')
  expect(text('stories/second-garden/fr.md')).toContain('translation:\n  of: en\n  by: human\n')
  expect(errorsIn(root)).toEqual([])
})

it('reads Eleventy’s stories with the data of their folders, and runs none that is code', () => {
  const { root, said, text } = sample('eleventy')
  expect(said).toEqual([])
  expect(text('stories/bees/en.md')).toMatch(
    /^---\ntitle: Bees\ndate: 2022-09-01\nauthors:\n {2}- Fay Keeper\ntags:\n {2}- bees\n---/,
  )
  expect(text('stories/bees/en.md')).toContain('![A bee](bee.png)\n\nNext: [honey](../honey/).')
  expect(text('stories/honey/en.md')).toContain('date: 2022-10-01')
  expect(errorsIn(root)).toEqual([])
})

it('reads plain Markdown: the title from its heading, the language from its name, the date, too', () => {
  const { root, said, text } = sample('markdown', 'machine')
  expect(said).toEqual([])
  expect(text('stories/kite/en.md')).toBe(
    '---\ntitle: The kite\n---\n\nIt flew for an hour.\n\n![A kite](kite.png)\n\nSee [the notes](../wind/).\n',
  )
  expect(text('stories/kite/fr.md')).toContain('by: machine')
  expect(text('stories/wind/en.md')).toContain('date: 2021-01-02')
  expect(readdirSync(path.join(root, 'stories/kite')).sort()).toEqual(['en.md', 'fr.md', 'kite.png'])
  expect(errorsIn(root)).toEqual([])
})

function sample(name: string, translatedBy?: 'human' | 'machine') {
  const root = writeValley()
  const { problems } = importInto(root, path.join(SAMPLES, name), { translatedBy })
  const text = (file: string) => readFileSync(path.join(root, file), 'utf8')
  // The page about the newsroom is there already.
  const said = problems
    .filter(({ rule }) => rule !== 'import-exists')
    .map(brief)
    .sort()
  return { root, said, text }
}

function errorsIn(root: string): string[] {
  return readLibrary(root)
    .problems.filter(({ severity }) => severity === 'error')
    .map(brief)
}
