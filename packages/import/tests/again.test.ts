import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { importing } from './importing.ts'
import { brief, importInto } from './valley.ts'

const story = (text: string) => `---\ntitle: A mill\n---\n\n${text}\n`

it('brings only what has changed in the source when it is run again', () => {
  const { source, root } = importing({ 'mill.md': story('It turns.'), 'bridge.md': story('It is open.') })
  expect(importInto(root, source)).toMatchObject({ stories: [], unchanged: 2, problems: [] })
  writeFileSync(path.join(source, 'mill.md'), story('It stands.'))
  writeFileSync(path.join(source, 'wind.md'), story('It blows.'))
  const again = importInto(root, source)
  expect(again.stories.map(({ slug }) => slug)).toEqual(['mill', 'wind'])
  expect([again.unchanged, again.problems]).toEqual([1, []])
  expect(readFileSync(path.join(root, 'stories/mill/en.md'), 'utf8')).toContain('It stands.')
})

it('leaves a story alone that was edited here, and reports one that was edited on both sides', () => {
  const { source, root } = importing({ 'mill.md': story('It turns.') })
  const own = path.join(root, 'stories/mill/en.md')
  writeFileSync(own, 'mine')
  expect(importInto(root, source)).toMatchObject({ stories: [], unchanged: 1, problems: [] })
  writeFileSync(path.join(source, 'mill.md'), story('It stands.'))
  expect(importInto(root, source).problems.map(brief)).toEqual(['mill.md:1 import-exists'])
  expect(readFileSync(own, 'utf8')).toBe('mine')
})

it('goes on after an import that was stopped before its end', () => {
  const { source, root } = importing({ 'mill.md': story('It turns.'), 'bridge.md': story('It is open.') })
  rmSync(path.join(root, '.import.json'))
  rmSync(path.join(root, 'stories/bridge'), { recursive: true })
  const { stories, unchanged, problems } = importInto(root, source)
  expect([stories.map(({ slug }) => slug), unchanged, problems]).toEqual([['bridge'], 1, []])
})
