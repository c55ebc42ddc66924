import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { buildGolden, GOLDEN_SITES, listFile, manifestOf } from './build-golden.ts'
import { describeDifference, goldenDifference } from './golden-difference.ts'
import { keepFiles, textsOf } from './kept-files.ts'

test.each(GOLDEN_SITES)('every file of the golden site “%s” has the digest that is recorded', async (site) => {
  const home = mkdtempSync(path.join(tmpdir(), 'masthead-golden-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const out = await buildGolden(site, home)
  const difference = goldenDifference(readFileSync(listFile(site), 'utf8'), manifestOf(out))
  if (difference) expect.fail(describeDifference(difference, (name) => textsOf(site, out, name)))
  keepFiles(site, out)
})

test('a difference names what was added, removed and changed, and shows the first changed file', () => {
  const line = (digit: string, name: string) => `${digit.repeat(64)}  ${name}\n`
  const recorded = line('a', 'a.html') + line('b', 'b.html') + line('c', 'c.html')
  const built = line('a', 'a.html') + line('d', 'b.html') + line('e', 'e.html')
  const difference = goldenDifference(recorded, built)
  expect(difference).toEqual({ added: ['e.html'], removed: ['c.html'], changed: ['b.html'] })
  const text =
    difference && describeDifference(difference, () => ['<p>One</p><p>Two</p>\n', '<p>One</p><p>Three</p>\n'])
  expect(text).toContain('1 changed: b.html')
  expect(text).toContain('-Two</p>\n+Three</p>')
  expect(goldenDifference(recorded, recorded)).toBeUndefined()
})
