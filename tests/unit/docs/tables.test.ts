import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TABLES } from '../../../lib/store/tables.ts'

test('docs/database.md has a line for each table', () => {
  const document = readFileSync('docs/database.md', 'utf8')
  const lines = document.split('\n').filter((line) => line.startsWith('`'))
  expect(Object.keys(TABLES).filter((name) => !lines.some((line) => line.includes(`\`${name}\``)))).toEqual([])
})
