import { chmodSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
import { printProblems } from '../../lib/problem/print-problems.ts'
import { RULES } from '../../lib/problem/rules.ts'
import { sourceTextOf } from '../../lib/source/source-file.ts'
import { EXTRA } from './cases/read-cases.ts'
import { GOOD_FILES } from './good-newsroom.ts'
import { mutated } from './mutate.ts'
import { inOneLine, problemsAfter, withBody, withFrontMatter, writeNewsroom } from './newsroom.ts'

const TEXTS = ['site.yaml', 'stories/harvest/en.md', 'stories/harvest/ar.md', 'pages/about/en.md']
// Parsers take their time with what nobody writes.
const A_WHILE = 60_000

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1)

describe('whatever is written', () => {
  it.each(SEEDS)('there are problems at places that exist, and no exception (seed %i)', (seed) => {
    const changes = Object.fromEntries(TEXTS.map((name) => [name, mutated(String(GOOD_FILES[name]), seed)]))
    const root = writeNewsroom(changes)
    const { library, problems } = readLibrary(root)
    for (const problem of problems) {
      const lines = (sourceTextOf(root)(problem.file) ?? '').split('\n')
      expect(Object.keys(RULES)).toContain(problem.rule)
      expect(problem.line).toBeGreaterThanOrEqual(1)
      expect(problem.line).toBeLessThanOrEqual(lines.length)
      expect(problem.column).toBeGreaterThanOrEqual(1)
      expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1] ?? '').length + 1)
    }
    expect(library === undefined).toBe(problems.some(({ severity }) => severity === 'error'))
    expect(printProblems(problems, sourceTextOf(root))).toContain(' error')
  })
})

describe('nesting without end is a problem, not a crash:', () => {
  it.each([
    ['lists', withBody(`${'- '.repeat(1000)}Text.`)],
    ['quotes', withBody(`${'> '.repeat(2000)}Text.`)],
    ['emphasis', withBody(`${'*a **b '.repeat(1000)}${'c** d*'.repeat(1000)}`)],
  ])(
    '%s',
    (_, text) => {
      const [problem, ...others] = problemsAfter({ [EXTRA]: text })
      expect(problem?.rule).toBe('markdown-unsupported')
      expect(problem?.line).toBe(6)
      expect(problem?.message).toContain('nested too deeply')
      expect(others).toEqual([])
    },
    A_WHILE,
  )

  it.each([
    ['flow', `title: ${'['.repeat(4000)}`],
    ['block', Array.from({ length: 4000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('YAML in %s style', (_, yaml) => {
    const problems = problemsAfter({ [EXTRA]: withFrontMatter(yaml) })
    expect(problems.map(({ rule }) => rule)).toEqual(['yaml-invalid'])
    expect(problems[0]?.message).toBe('This is nested too deeply.')
  })
})

it('YAML that refers to itself is a problem, not an endless loop', () => {
  const problems = problemsAfter({
    [EXTRA]: withFrontMatter('title: &a [*a]\nkind: &b {b: *b}\ndraft: &c {toString: *c}'),
  })
  expect(problems.map(inOneLine)).toEqual([
    `content/${EXTRA}:2:11 value-type`,
    `content/${EXTRA}:3:10 value-invalid`,
    `content/${EXTRA}:4:11 value-type`,
  ])
})

it('front matter in code is never run', () => {
  problemsAfter({ [EXTRA]: '---js\nglobalThis.hasRun = true\n---\n\nText.\n' })
  expect(globalThis).not.toHaveProperty('hasRun')
})

it('a folder that is not there has one problem: no site.yaml', () => {
  const problems = readLibrary(path.join(writeNewsroom(), 'gone')).problems
  expect(problems.map(inOneLine)).toEqual(['gone/site.yaml:1:1 site-missing'])
})

// To the superuser every folder is readable.
it.skipIf(process.getuid?.() === 0)('a folder that may not be read is a problem', () => {
  const root = writeNewsroom({ [EXTRA]: withBody('Text.') })
  const folder = path.join(root, 'stories/extra')
  chmodSync(folder, 0)
  const { problems } = readLibrary(root)
  chmodSync(folder, 0o755)
  expect(problems.map(inOneLine)).toEqual(['content/stories/extra:1:1 file-unreadable'])
})
