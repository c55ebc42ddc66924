import { expect, it } from 'vitest'
import { githubAnnotations, gitlabReport } from '../../lib/problem/annotations.ts'
import type { Problem } from '../../lib/problem/problem.ts'

const ERROR: Problem = {
  file: 'content/stories/a, b/en.md',
  line: 3,
  column: 7,
  rule: 'date-invalid',
  severity: 'error',
  message: 'There is no such day: 100% of it.',
  hint: 'Write 2025-02-24.',
}
const { hint: _, ...BARE } = ERROR
const WARNING: Problem = { ...BARE, severity: 'warning', rule: 'accept-unused', line: 9 }

it('GitHub shows each problem at its line, and no text of a story becomes a command', () => {
  const breaking: Problem = { ...BARE, message: 'a\n::error::b' }
  expect(githubAnnotations([ERROR, WARNING, breaking], 'site/')).toEqual([
    '::error file=site/content/stories/a%2C b/en.md,line=3,col=7,title=date-invalid::There is no such day: 100%25 of it.%0AHint: Write 2025-02-24.',
    '::warning file=site/content/stories/a%2C b/en.md,line=9,col=7,title=accept-unused::There is no such day: 100%25 of it.',
    '::error file=site/content/stories/a%2C b/en.md,line=3,col=7,title=date-invalid::a%0A::error::b',
  ])
})

it('GitLab recognises a problem whose line has moved, and tells two of the same kind apart', () => {
  const read = (problems: readonly Problem[]) => JSON.parse(gitlabReport(problems, ''))
  const [first, second] = read([ERROR, ERROR])
  expect(first).toEqual({
    description: 'There is no such day: 100% of it. Write 2025-02-24.',
    check_name: 'date-invalid',
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    severity: 'major',
    location: { path: 'content/stories/a, b/en.md', lines: { begin: 3 } },
  })
  expect(second.fingerprint).not.toBe(first.fingerprint)
  expect(read([{ ...ERROR, line: 5 }])[0].fingerprint).toBe(first.fingerprint)
  expect(read([WARNING])[0].severity).toBe('minor')
  expect(read([])).toEqual([])
})
