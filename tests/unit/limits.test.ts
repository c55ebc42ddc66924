import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LIMITS } from '../../lib/source/limits.ts'

it('the README lists every limit with its number, and no other', () => {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('\n## Limits\n')
  const [table = ''] = section.split('\n## ')
  const listed = [...table.matchAll(/^\| `(\w+)`: .+ \| ([\d,]+) \|$/gm)].map(([, name, most]) => [name, most])
  expect(listed).toEqual(Object.entries(LIMITS).map(([name, most]) => [name, most.toLocaleString('en')]))
})
