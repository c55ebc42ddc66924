import { expect, it, vi } from 'vitest'
import { RULES } from '../../lib/problem/rules.ts'
import { parseStoryFiles } from '../../lib/story/translations/load-story.ts'
import { lintStory } from '../../packages/lint/lint-story.ts'
import { someOf } from '../build/sample.ts'
import { writeNewsroom } from '../content/newsroom.ts'
import REPEATED from './long-lines.json' with { type: 'json' }

// Masthead itself stops a text that takes long to read or to check. This only ends a test that hangs.
vi.setConfig({ testTimeout: 400_000 })

const LENGTH = 900_000

/** What a line repeats; before a bar, what it begins with. */
const KINDS = Object.values(REPEATED).flat()
const kinds = someOf(KINDS, 30, process.env.LINES)
const share = `${kinds.length} of ${KINDS.length} kinds`

it.each(kinds)(
  `a line of 0.9 MB that repeats %j is read and checked in time, or has a problem with a name (${share})`,
  (kind) => {
    const [first = '', repeated] =
      kind.length > 2 && kind.includes('|') && !kind.startsWith('|') ? kind.split('|') : [undefined, kind]
    const line = `${first}${String(repeated).repeat(LENGTH / String(repeated).length)}`
    const root = writeNewsroom({
      'stories/long/en.md': `---\ntitle: A line\ndate: 2025-02-25\n---\n\n${line}\n`,
      'stories/long/zh.md': `---\ntitle: 行\ntranslation: {of: en, by: human}\n---\n\n${line} 行\n`,
    })
    const { files, problems } = parseStoryFiles(root, 'stories', 'long', undefined)
    const found = [...problems, ...lintStory(files)]
    expect(Object.keys(RULES)).toEqual(expect.arrayContaining(found.map(({ rule }) => rule)))
    expect(found.filter(({ message }) => message.includes('takes longer'))).toEqual([])
  },
)
