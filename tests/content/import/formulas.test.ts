import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { importing } from './importing.ts'
import { importInto, writeValley } from './valley.ts'

const TEXT = [
  'Energy is $E = m_0 c^2$, at a price of $5 or $6, and `$a_1$` is code.',
  '$$\n\\frac{a}{b}\n$$',
  '- An item\n\n  $$x_1 + x_2$$',
  '```sh\necho $a_1$\n```',
]
const STORY = `---\ntitle: A mill\ndate: 2024-03-05\n---\n\n${TEXT.join('\n\n')}\n`

/** Imports a text into a site that has the extension `math`. */
function withFormulas(text: string) {
  const { source } = importing({ 'mill.md': text })
  const site = readFileSync(path.join(writeValley(), 'site.yaml'), 'utf8')
  const root = writeValley({ 'site.yaml': `${site}extensions: [math]\n` })
  const { problems } = importInto(root, source, { from: 'markdown' })
  const errors = readLibrary(root).problems.filter(({ severity }) => severity === 'error')
  return { problems, errors, text: readFileSync(path.join(root, 'stories/mill/en.md'), 'utf8') }
}

it('writes TeX between dollar signs in the form of a story, and leaves prices and code alone', () => {
  const { text, problems, errors } = withFormulas(STORY)
  expect(text).toContain('Energy is $`E = m_0 c^2`$, at a price of $5 or $6, and `$a_1$` is code.')
  expect(text).toContain('\n```math\n\\frac{a}{b}\n```\n')
  expect(text).toContain('- An item\n\n  ```math\n  x_1 + x_2\n  ```\n')
  expect(text).toContain('```sh\necho $a_1$\n```')
  expect([...problems, ...errors]).toEqual([])
})

it('reports a formula that cannot be read, with its line, and keeps its text', () => {
  const { text, problems, errors } = withFormulas('---\ntitle: A mill\n---\n\nOne.\n\nTwo $\\frac{a$ three.\n')
  expect(text).toContain('\\frac{a$ three.')
  expect(problems).toMatchObject([{ line: 7, rule: 'import-changed' }])
  expect(errors).toEqual([])
})

it('reports the formulas of a text where the site has none', () => {
  const { texts, said } = importing({ 'mill.md': STORY })
  expect(said).toEqual(['mill.md:6 import-changed'])
  expect(texts['mill/en.md']).not.toContain('```math')
})
