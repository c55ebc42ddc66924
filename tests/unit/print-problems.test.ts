import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { printProblems, problemsAsJson } from '../../lib/problem/print-problems.ts'
import { countProblems, type Problem } from '../../lib/problem/problem.ts'

const TEXT = '---\ntitle: The harvest is in\nkind: opinon\ndate: 2025-02-24\n---\n'

const PROBLEM: Problem = {
  file: 'content/stories/harvest/en.md',
  line: 3,
  column: 7,
  rule: 'value-invalid',
  severity: 'error',
  message: '“kind” cannot be “opinon”.',
  hint: 'Did you mean “opinion”?',
}

const WARNING: Problem = { ...PROBLEM, line: 1, column: 1, rule: 'date-missing', severity: 'warning' }

const firstLines = (printed: string) => printed.split('\n').filter((line) => line.startsWith('content/'))

describe('a printed problem', () => {
  it('has its place and rule, the reason, the lines around it and a hint', () => {
    expect(printProblems([PROBLEM], () => TEXT)).toMatchInlineSnapshot(`
      "content/stories/harvest/en.md:3:7 value-invalid
        “kind” cannot be “opinon”.
          2 | title: The harvest is in
        > 3 | kind: opinon
            |       ^
          4 | date: 2025-02-24
        Hint: Did you mean “opinion”?

      1 error, 0 warnings"
    `)
  })

  it('does without the lines where the file is no text, or is not there', () => {
    expect(printProblems([{ ...PROBLEM, rule: 'picture-type' }], () => undefined)).toBe(
      [
        'content/stories/harvest/en.md:3:7 picture-type',
        '  “kind” cannot be “opinon”.',
        '  Hint: Did you mean “opinion”?',
        '',
        '1 error, 0 warnings',
      ].join('\n'),
    )
  })

  it('comes before every warning if it is an error, also in a file further down', () => {
    const other = { ...PROBLEM, file: 'content/stories/mill/en.md' }
    expect(firstLines(printProblems([WARNING, other, PROBLEM], () => undefined))).toEqual([
      'content/stories/harvest/en.md:3:7 value-invalid',
      'content/stories/mill/en.md:3:7 value-invalid',
      'content/stories/harvest/en.md:1:1 date-missing (warning)',
    ])
  })

  it('stays on its line, whatever the names and words in it hold', () => {
    const odd = { ...PROBLEM, file: 'content/a\nb.md', message: 'One\ntwo \u001b[31m.', hint: 'Three\u202e.' }
    expect(printProblems([odd], () => undefined).split('\n')).toEqual([
      'content/a b.md:3:7 value-invalid',
      '  One two \ufffd[31m.',
      '  Hint: Three\ufffd.',
      '',
      '1 error, 0 warnings',
    ])
  })
})

describe('very many problems', () => {
  const MANY = Array.from({ length: 2000 }, (_, index) => ({ ...PROBLEM, line: 1, column: 100 * index + 1 }))

  it('of one kind in one file are printed up to fifty, and counted to the last', () => {
    const printed = printProblems([...MANY, WARNING], () => TEXT)
    expect(firstLines(printed)).toHaveLength(52)
    expect(printed).toContain('  And 1,950 more of this kind in this file.')
    expect(printed.split('\n').at(-1)).toBe('2000 errors, 1 warning')
  })

  it('are all in the JSON, however many there are, errors first, with reasons of a sensible length', () => {
    const files = Array.from({ length: 6000 }, (_, index) => ({ ...WARNING, file: `content/stories/${index}/en.md` }))
    const long = { ...PROBLEM, message: 'a'.repeat(10_000), file: 'content/a.md' }
    const parsed: unknown = JSON.parse([...problemsAsJson([...files, ...MANY, long])].join(''))
    const list = z.array(z.object({ file: z.string(), message: z.string() })).parse(parsed)
    expect(list).toHaveLength(8001)
    expect(list[0]).toEqual({ file: 'content/a.md', message: `${'a'.repeat(500)}…` })
    expect(list.filter(({ message }) => message.startsWith('And '))).toEqual([])
    expect([...problemsAsJson([])].join('')).toBe('[]\n')
  })

  it('of one long line, with long reasons, print less than a few times that line', () => {
    const text = 'word '.repeat(20_000)
    const long = MANY.map((problem) => ({ ...problem, message: text, hint: text }))
    expect(printProblems(long, () => text).length).toBeLessThan(text.length)
  })
})

it('prints problems file by file, from top to bottom', () => {
  const problems = [
    { ...PROBLEM, file: 'content/stories/b/en.md' },
    { ...PROBLEM, line: 10 },
    PROBLEM,
    { ...PROBLEM, column: 1 },
    { ...PROBLEM, rule: 'key-unknown' as const },
    { ...PROBLEM, file: 'content/site.yaml' },
  ]
  expect(firstLines(printProblems(problems, () => undefined))).toEqual([
    'content/site.yaml:3:7 value-invalid',
    'content/stories/b/en.md:3:7 value-invalid',
    'content/stories/harvest/en.md:3:1 value-invalid',
    'content/stories/harvest/en.md:3:7 key-unknown',
    'content/stories/harvest/en.md:3:7 value-invalid',
    'content/stories/harvest/en.md:10:7 value-invalid',
  ])
})

it.each([
  ['0 errors, 0 warnings', []],
  ['1 error, 0 warnings', [PROBLEM]],
  ['2 errors, 1 warning', [PROBLEM, WARNING, PROBLEM]],
  ['0 errors, 2 warnings', [WARNING, WARNING]],
])('closes with the count: %s', (count, problems) => {
  expect(countProblems(problems)).toBe(count)
  expect(
    printProblems(problems, () => TEXT)
      .split('\n')
      .at(-1),
  ).toBe(count)
})
