import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const FOLDER = path.join(import.meta.dirname, '..')
const FILES = globSync(['*.{ts,json}', 'words/*.json'], { cwd: FOLDER })

it('\\b, which knows ASCII letters only, is in no pattern with other letters', () => {
  expect(FILES.length).toBeGreaterThan(10)
  expect(FILES.flatMap((name) => blindIn(readFileSync(path.join(FOLDER, name), 'utf8')))).toEqual([])
})

it.each(['/\\bкм\\b/u', "'\\\\bकिमी'", '`\\\\b$' + '{words}`', 'String.raw`\\b\\p{Lu}`', '/(?:كم|公里)\\b/'])(
  'the test finds %s',
  (pattern) => expect(blindIn(`/** The unit. */\nconst unit = ${pattern}`)).toHaveLength(1),
)

/**
 * Returns the lines of a source with a pattern in which `\b` may be beside another letter. A pattern is on one line.
 */
function blindIn(source: string): string[] {
  const code = source.split('\n').filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
  return code.filter((line) => line.includes('\\b') && /[\x80-\uffff]|\\p\{|\$\{/u.test(line))
}
