import { expect, it } from 'vitest'
import { z } from 'zod'
import { siteSchema } from '../../lib/publication/site-schema.ts'
import { speakPlainly } from '../../lib/source/zod-words.ts'
import { frontMatterSchema } from '../../lib/story/read/front-matter-schema.ts'

const ZODS = /invalid|expected|received|too (?:small|big)|unrecognized/i

it.each([
  [z.string(), undefined, 'it is missing'],
  [z.string(), 7, 'it must be a text'],
  [z.array(z.string()), 'a', 'it must be a list'],
  [z.string().min(1), '', 'it is empty'],
  [z.string().max(3), 'long', 'it may have at most 3 characters'],
  [z.number().min(2), 1, 'it must have at least a value of 2'],
  [z.array(z.string()).min(2), ['a'], 'it must have at least 2 entries'],
  [z.enum(['bar', 'line']), 'bars', 'it must be bar or line'],
  [z.email(), 'x', 'it is not an e-mail address'],
  [z.union([z.string(), z.boolean()]), 7, 'it has another form'],
])('a schema without words of its own has plain ones (%#)', (schema, value, words) => {
  speakPlainly()
  expect(schema.safeParse(value).error?.issues[0]?.message).toBe(words)
})

it('the schemas of stories and of site.yaml say nothing in the words of Zod', () => {
  const values: readonly unknown[] = [undefined, null, 7, '', 'x', [], {}, [7], { x: 7 }, true]
  for (const schema of [frontMatterSchema, siteSchema]) {
    for (const key of Object.keys(schema.shape)) {
      for (const value of values) {
        const { error } = schema.safeParse({ [key]: value })
        for (const { message } of error?.issues ?? [])
          expect(message, `${key} ${JSON.stringify(value)}`).not.toMatch(ZODS)
      }
    }
  }
})
