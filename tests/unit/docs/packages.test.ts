import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { NEEDED } from '../../build/needed-packages.ts'

const names = z.record(z.string(), z.string())
const { dependencies, devDependencies } = z
  .object({ dependencies: names, devDependencies: names })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

it('the README says what each package does that the stack is named for, and names no other', () => {
  const [, table = ''] = readFileSync('README.md', 'utf8').split('### What each package does here')
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(.+?)`/g)].map(([, name]) => name))
  expect(named.toSorted()).toEqual([...Object.keys(NEEDED), 'typescript'].sort())
  const installed = Object.keys({ ...dependencies, ...devDependencies })
  expect(installed).toEqual(expect.arrayContaining(named))
})

it.each(Object.entries(NEEDED))('the test of a story page that fails without %s exists', (_, { file, name }) => {
  expect(readFileSync(file, 'utf8')).toContain(`test('${name}'`)
})
