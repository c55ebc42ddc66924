import { describe, expect, it, vi } from 'vitest'
import { printProblems } from '../../lib/problem/print-problems.ts'
import type { Problem } from '../../lib/problem/problem.ts'
import { EXTRA } from '../content/cases/read-cases.ts'
import { problemsAfter, withBody } from '../content/newsroom.ts'
import CASES from './too-much.json' with { type: 'json' }

// Before there were limits, each of these took from half a minute to hours.
vi.setConfig({ testTimeout: 120_000 })

const LONG = 200_000

describe('a text that the parser cannot cope with is a problem at the block, and is not parsed:', () => {
  it.each(Object.entries(CASES.unparsed))('%s', (_, part) => {
    const { problems, printed } = check(`Good.\n\n${part.repeat(Math.ceil(LONG / part.length))}x`)
    expect(problems.map(({ rule }) => rule)).toEqual([expect.stringMatching(/^(limit-exceeded|markdown-unsupported)$/)])
    expect(problems[0]?.line).toBeGreaterThanOrEqual(8)
    expect(printed.length).toBeLessThan(1000)
  })
})

describe('a small file does not become a large one:', () => {
  it('a table with two lines of columns and many of rows', () => {
    const { problems } = check(`${'|a'.repeat(1500)}|\n${'|-'.repeat(1500)}|\n${'|\n'.repeat(3000)}`)
    expect(problems.map(({ rule, line }) => [rule, line])).toContainEqual(['limit-exceeded', 6])
  })

  it('a long address that short references stand for', () => {
    const { problems, printed } = check(`${'[a]\n\n'.repeat(10_000)}\n[a]: https://example.org/${'x'.repeat(60_000)}`)
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([['limit-exceeded', 8]])
    expect(printed.length).toBeLessThan(1000)
  })

  it('problems by the thousand', () => {
    const { problems, printed } = check('<blink>a</blink>\n\n'.repeat(10_000) + 'the the '.repeat(10_000))
    expect(problems).toHaveLength(10_000)
    expect(printed.length).toBeLessThan(50_000)
    expect(printed).toContain(`${problems.length} errors`)
  })

  it('a file with more problems than are kept says so', () => {
    const { problems } = check('<blink>a</blink>\n\n'.repeat(30_000))
    expect(problems).toHaveLength(10_001)
    expect(problems.at(-1)).toMatchObject({ rule: 'limit-exceeded', severity: 'error' })
  })

  it('lines and signs for which the parser would take all memory', () => {
    const { problems } = check(`|a|\n|-|\n${'|a|\n'.repeat(200_000)}`)
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([['limit-exceeded', 6]])
  })
})

describe('what is only long is read:', () => {
  it.each([
    ['10 MB of plain prose', 'The mill turns by day and by night, and it grinds rye. '.repeat(182_000)],
    ['10 MB of paragraphs', 'The mill turns by day and by night, and it grinds rye.\n\n'.repeat(179_000)],
    [
      '1 MB of formatted prose',
      'The *mill* turns by **day**, and [it](https://example.org/) grinds `rye`.\n\n'.repeat(13_000),
    ],
    ['a list of 5,000 links', '- [The mill](https://example.org/)\n'.repeat(5000)],
    ['a table of 2,000 rows', `| a | b |\n|---|---|\n${'| *one* | [two](https://example.org/) |\n'.repeat(2000)}`],
    ['a block of code with many signs', `\`\`\`\n${'{"a": ["*", "_", "`", "<"]}\n'.repeat(5000)}\`\`\``],
  ])('%s', (_, body) => {
    expect(check(body).problems).toEqual([])
  })
})

function check(body: string): { problems: readonly Problem[]; printed: string } {
  const text = withBody(body)
  const problems = problemsAfter({ [EXTRA]: text })
  return { problems, printed: printProblems(problems, () => text) }
}
