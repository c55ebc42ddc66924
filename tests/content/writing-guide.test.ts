import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMAND_NAMES } from '../../lib/cli/find-command.ts'
import { ASIDES } from '../../lib/story/kinds/aside.ts'
import { frontMatterSchema } from '../../lib/story/read/front-matter-schema.ts'
import { KINDS } from '../../lib/story/types/story.ts'
import { withBody } from './newsroom.ts'
import { storyProblems } from './story-problems.ts'

const GUIDE = readFileSync('docs/writing.md', 'utf8')
const EXAMPLES = [...GUIDE.matchAll(/^## (.+)$|^```markdown\n([\s\S]*?)^```$/gm)].reduce<[string, string][]>(
  (found, [, heading, example]) => {
    if (heading) found.push([heading, ''])
    const last = found.at(-1)
    if (example && last) last[1] += example
    return found
  },
  [],
)

describe('what an editor can print', () => {
  const written = EXAMPLES.filter(([, example]) => example)

  it.each(written)('has examples that the parser takes: %s', async (_, example) => {
    expect(await storyProblems(example.startsWith('---') ? example : withBody(example))).toEqual([])
  })

  it('has an example of all that may be written', () => {
    const all = written.map(([, example]) => example).join('\n')
    const keys = Object.keys(frontMatterSchema.shape)
    expect(keys.filter((key) => !new RegExp(`^${key}:`, 'm').test(all))).toEqual([])
    for (const name of ASIDES) expect(all).toContain(`:::${name}`)
    for (const name of [':::chart', '::embed', '[^1]: ', '![', '<!--']) expect(all).toContain(name)
    for (const kind of KINDS) expect(GUIDE).toContain(kind)
  })

  it('names the commands by which a story is written', () => {
    for (const name of ['new', 'preview', 'check', 'status', 'translate', 'build']) {
      expect(COMMAND_NAMES).toContain(name)
      expect(GUIDE).toContain(`npx masthead ${name}`)
    }
  })
})
