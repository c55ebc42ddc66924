import { readFileSync } from 'node:fs'
import { wcagContrast } from 'culori'
import { expect, it } from 'vitest'
import { CODE_COLOURS } from '../../../lib/publication/palette.ts'
import { highlightCode } from '../../../lib/story/extensions/code.ts'
import { CODE_PARTS } from '../../../lib/story/types/section.ts'

it('code is divided into its parts, and none of it is lost', () => {
  const code = 'const a = f(1, "x") // so\n\nlet b'
  const tokens = highlightCode(code, 'ts') ?? []
  expect(tokens.map(({ text }) => text).join('')).toBe(code)
  const partOf = (text: string) => tokens.find((token) => token.text.trim() === text)?.part
  expect(['const', 'f', '1', '"x"', '// so', 'let'].map(partOf)).toEqual([
    'keyword',
    'function',
    'constant',
    'string',
    'comment',
    'keyword',
  ])
})

it('a difference of two files says what is new and what is gone', () => {
  expect(highlightCode('+ new\n- old\n same', 'diff')?.map(({ part }) => part)).toEqual([
    'inserted',
    'deleted',
    undefined,
  ])
})

it.each(['js', 'JavaScript', 'python', 'bash', 'c++', 'yaml', 'r', 'sql', 'html'])('%s is a language', (language) => {
  expect(
    highlightCode('a = 1', language)
      ?.map(({ text }) => text)
      .join(''),
  ).toBe('a = 1')
})

it('plain text has no parts, and an unknown language is none', () => {
  expect(highlightCode('if so', 'text')).toEqual([{ text: 'if so', part: undefined }])
  expect(highlightCode('if so', 'klingon')).toBeUndefined()
})

/** The backgrounds of code in each theme, and which of its two colours a part has on it. */
const BACKGROUNDS = [
  { theme: 'light', background: '#f0f3f5', place: 0 },
  { theme: 'sepia', background: '#eee1c8', place: 0 },
  { theme: 'dark', background: '#191e26', place: 1 },
] as const

it.each(BACKGROUNDS)('each part of code can be read in the theme $theme', ({ background, place }) => {
  const css = readFileSync('components/section/code-and-math.css', 'utf8')
  for (const part of CODE_PARTS) {
    expect(css, part).toMatch(new RegExp(`\\.${part} \\{\\s*@apply text-${part}\\b`))
    expect(wcagContrast(CODE_COLOURS[part][place], background), part).toBeGreaterThanOrEqual(4.5)
  }
})
