import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FRONT_MATTER } from '../../packages/masthead/schemas/schema-files.ts'
import { expandSnippet } from './expand-snippet.ts'
import { withBody, withFrontMatter } from './newsroom.ts'
import { storyProblems } from './story-problems.ts'

const snippets = z.record(
  z.string(),
  z.object({
    prefix: z.union([z.string(), z.array(z.string())]),
    description: z.string(),
    scope: z.literal('markdown'),
    body: z.array(z.string()),
  }),
)
const KEYS = snippets.parse(JSON.parse(readFileSync('.vscode/front-matter.code-snippets', 'utf8')))
const BLOCKS = snippets.parse(JSON.parse(readFileSync('.vscode/masthead.code-snippets', 'utf8')))

describe('as it is inserted, without a word filled in, the parser takes', () => {
  it.each(Object.entries(KEYS))('the key %s', async (key, { body }) => {
    for (const written of expandSnippet(body)) {
      const title = key === 'title' ? '' : 'title: A story\n'
      expect(await storyProblems(withFrontMatter(title + written))).toEqual([])
    }
  })

  it.each(Object.entries(BLOCKS))('the block %s', async (_, { body }) => {
    for (const written of expandSnippet(body)) {
      const isWhole = written.startsWith('---')
      expect(await storyProblems(isWhole ? `${written}\nText.\n` : withBody(`Text.\n\n${written}`))).toEqual([])
    }
  })
})

it('there is a snippet for every key, and no two have one prefix', () => {
  expect(Object.keys(KEYS)).toEqual(Object.keys(FRONT_MATTER.properties ?? {}))
  const prefixes = [...Object.values(KEYS), ...Object.values(BLOCKS)].flatMap(({ prefix }) => prefix)
  expect(prefixes.toSorted()).toEqual([...new Set(prefixes)].toSorted())
})

it('a snippet that the parser refuses would be noticed', async () => {
  const [pie = ''] = expandSnippet(BLOCKS.chart?.body ?? []).map((written) => written.replace('kind=bar', 'kind=pie'))
  expect(await storyProblems(withBody(pie))).toEqual([expect.stringContaining('chart-kind')])
})
