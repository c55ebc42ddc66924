import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { frontSchema } from '../../../lib/publication/front-schema.ts'
import { siteSchema } from '../../../lib/publication/site-schema.ts'
import { glossarySchema } from '../../../packages/lint/glossary.ts'

const EXAMPLES = [...readFileSync('docs/site.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
  ([, yaml = '']) => yaml,
)
const [smallest = ''] = EXAMPLES

it('the README of the package shows the same smallest site.yaml', () => {
  expect(readFileSync('packages/masthead/README.md', 'utf8')).toContain(`\`\`\`yaml\n${smallest}\`\`\``)
})

it.each(EXAMPLES)('an example of docs/site.md is allowed: %s', (example) => {
  const own = example.startsWith('- ') ? glossarySchema : example.includes('schemas/front.json') && frontSchema
  const result = own ? own.safeParse(parse(example)) : siteSchema.safeParse({ ...parse(smallest), ...parse(example) })
  expect(result.error?.issues ?? []).toEqual([])
})
