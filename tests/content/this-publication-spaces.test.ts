import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { spaceProblems } from '../../packages/lint/space-problems.ts'

const site: { languages: string[] } = parse(readFileSync('content/site.yaml', 'utf8'))

it.each(site.languages)('the texts of `content/site.yaml` have the spaces of %s', (tag) => {
  const texts = textsIn(site, tag)
  expect(texts).not.toEqual([])
  expect(texts.flatMap((text) => spaceProblems(text, tag))).toEqual([])
})

/** The texts that a value has for a language, however deep. */
function textsIn(value: unknown, tag: string, isMine = false): string[] {
  if (typeof value === 'string') return isMine ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, tag, isMine || key === tag))
}
