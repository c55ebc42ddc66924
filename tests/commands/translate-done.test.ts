import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { replaced, writeNewsroom } from '../content/newsroom.ts'
import { masthead } from './masthead.ts'

it('records no translation whose numbers differ from the original’s, unless its file accepts that with a reason', () => {
  const root = writeNewsroom({
    'stories/harvest/en.md': replaced('The barns are full.', 'The barns hold 28 tons.'),
    'stories/harvest/ar.md': replaced('المخازن ممتلئة.', 'في المخازن 82 طنًا.'),
  })
  const file = path.join(root, 'stories/harvest/ar.md')
  const before = readFileSync(file, 'utf8')
  const refused = masthead(root, 'translate', 'harvest', 'ar', '--done')
  expect([refused.status, readFileSync(file, 'utf8')]).toEqual([1, before])
  expect(refused.stdout).toContain('content/stories/harvest/ar.md:10:12 number-differs (warning)')
  expect(refused.stderr).toContain('ar.md is not recorded as complete')
  expect(refused.stderr).toContain('accept:\n  number-differs: The reason.')

  writeFileSync(file, before.replace('translation:', 'accept: {number-differs: The source corrects it.}\ntranslation:'))
  const done = masthead(root, 'translate', 'harvest', 'ar', '--done')
  expect([done.status, done.stdout]).toEqual([0, expect.stringContaining('write `reviewer: Name` under `translation`')])
  expect(readFileSync(file, 'utf8')).toContain('  sections:\n    head: ')
})
