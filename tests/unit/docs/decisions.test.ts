import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const FOLDER = 'docs/decisions'
const RECORDS = readdirSync(FOLDER).filter((name) => name !== 'README.md')

it('decisions are numbered from 0 without a gap, each number once', () => {
  expect(RECORDS.map((name) => Number(name.slice(0, 4)))).toEqual(RECORDS.map((_, index) => index))
})

it.each(RECORDS)('%s has its number, a date and a status', (name) => {
  const [title, , status] = readFileSync(`${FOLDER}/${name}`, 'utf8').split('\n')
  expect(title).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `))
  expect(status).toMatch(/^\*20\d\d-\d\d-\d\d · (Accepted|Superseded by \[)/)
})
