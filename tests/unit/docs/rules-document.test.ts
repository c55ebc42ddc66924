import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LINT_RULES, RULES } from '../../../lib/problem/rules.ts'
import { LIMITS } from '../../../lib/source/limits.ts'
import {
  limitsDocument,
  optionsSection,
  rulesDocument,
  siteDocument,
} from '../../../packages/masthead/schemas/documents.ts'

const document = readFileSync('docs/rules.md', 'utf8')
const limits = readFileSync('docs/limits.md', 'utf8')

it('docs/rules.md is what `npm run schemas` writes', () => {
  expect(document).toBe(rulesDocument())
})

it('docs/limits.md is what `npm run schemas` writes', () => {
  expect(limits).toBe(limitsDocument())
})

it('docs/site-keys.md is what `npm run schemas` writes', () => {
  expect(readFileSync('docs/site-keys.md', 'utf8')).toBe(siteDocument())
})

it('docs/commands.md ends with the options of all commands, as `npm run schemas` writes them', async () => {
  const commands = readFileSync('docs/commands.md', 'utf8')
  const options = await optionsSection()
  expect(commands.endsWith(`\n\n${options}`)).toBe(true)
  expect(options).toContain('\n`check` | `--watch` | checks again after each save\n')
})

it('docs/rules.md lists every rule with its sentence, and no other', () => {
  const listed = [...document.matchAll(/^`([\w-]+)` \| (.+)$/gm)].map(([, name, text]) => [name, text])
  expect(listed).toEqual(Object.entries(RULES))
})

it('docs/limits.md lists every limit with its number, and no other', () => {
  const listed = [...limits.matchAll(/^`(\w+)`: .+ \| ([\d,]+)$/gm)].map(([, name, most]) => [name, most])
  expect(listed).toEqual(Object.entries(LIMITS).map(([name, most]) => [name, most.toLocaleString('en')]))
})

it('the README says how many rules there are', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`apply ${Object.keys(RULES).length} rules`)
})

it('the README says how many rules only `check` applies', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`${LINT_RULES.length} of them, such as a number that differs`)
})

it('the README says how many languages the interface is in', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`in ${readdirSync('lib/language/messages').length} languages`)
})
