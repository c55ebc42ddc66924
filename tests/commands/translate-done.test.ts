import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
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

/**
 * A story in five sections, and an abridged Arabic translation of the first, the second heading and the last paragraph.
 */
function abridgedStory(form = 'abridged') {
  const root = writeNewsroom({
    'stories/harvest/en.md': `---\ntitle: Harvest\ndate: 2025-02-24\n---\n\nThe storm took 28 boats.\n\n## The boats\n\nThe harbour is closed.\n\n## The cost\n\nIt is 4.5 million, for 40 families.\n`,
    'stories/harvest/ar.md': `---\ntitle: حصاد\ntranslation: {of: en, by: human, form: ${form}}\n---\n\nأخذت العاصفة ٢٨ قاربًا.\n\n## التكلفة\n\nإنها ٤٫٥ مليون لأجل ٤٠ أسرة.\n`,
  })
  const files = { en: path.join(root, 'stories/harvest/en.md'), ar: path.join(root, 'stories/harvest/ar.md') }
  const warnings = () => {
    const problems: { rule: string; file: string }[] = JSON.parse(masthead(root, 'check', '--json').stdout)
    return problems.filter(({ file }) => file.endsWith('harvest/ar.md')).map(({ rule }) => rule)
  }
  return { root, files, warnings }
}

it('accuses no number of an abridged translation by its place, asks which sections it has, and follows these from then on', () => {
  const { root, files, warnings } = abridgedStory()
  expect(warnings()).toEqual(['sections-unrecorded'])

  const before = readFileSync(files.ar, 'utf8')
  const asked = masthead(root, 'translate', 'harvest', 'ar', '--done')
  expect([asked.status, readFileSync(files.ar, 'utf8')]).toEqual([2, before])
  expect(asked.stderr).toMatch(/p3 +It is 4\.5 million, for 40 families\.\n/)
  expect(asked.stderr).toContain('line 10 (paragraph)')
  expect(asked.stderr).toContain('--done --has p1,…')

  const wrong = masthead(root, 'translate', 'harvest', 'ar', '--done', '--has', 'p1,h2')
  expect(wrong.stderr).toContain('These are 2 sections, and the translation has 3')
  expect(masthead(root, 'translate', 'harvest', 'ar', '--done', '--has', 'p1,p2,h2').stderr).toContain(
    'p2 is a paragraph, and line 8 of the translation a heading',
  )
  expect(readFileSync(files.ar, 'utf8')).toBe(before)

  const done = masthead(root, 'translate', 'harvest', 'ar', '--done', '--has', 'p1,h2,p3')
  expect([done.status, done.stdout]).toEqual([
    0,
    expect.stringContaining('It has 3 of 5 sections of the original: p1, h2, p3.'),
  ])
  expect(readFileSync(files.ar, 'utf8')).toMatch(/p1: \w{8}\n.*h1: ~\w{8}\n.*p2: ~\w{8}\n.*h2: \w{8}\n.*p3: \w{8}\n/s)
  expect(warnings()).toEqual([])

  writeFileSync(files.en, readFileSync(files.en, 'utf8').replace('4.5', '6.5').replace('is closed', 'is shut'))
  expect(warnings()).toEqual(['number-differs'])
  expect(masthead(root, 'translate', 'harvest', 'ar').stdout).toMatch(/harvest in ar: behind.*\np3 \(changed/s)
  const { library } = readLibrary(root)
  expect(library?.stories.get('harvest')?.editions.get('ar')?.translation?.staleness).toEqual({
    changed: ['p3'],
    added: [],
    dropped: [],
  })
  const refused = masthead(root, 'translate', 'harvest', 'ar', '--done')
  expect([refused.status, refused.stdout]).toEqual([1, expect.stringContaining('number-differs')])
  writeFileSync(files.ar, readFileSync(files.ar, 'utf8').replace('٤٫٥', '٦٫٥'))
  expect(masthead(root, 'translate', 'harvest', 'ar', '--done').stdout).toContain('p1, h2, p3')
})

it('asks which sections a free translation or a summary is of, and says that it is behind where one of these has changed', () => {
  const { root, files } = abridgedStory('summary')
  const asked = masthead(root, 'translate', 'harvest', 'ar', '--done')
  expect([asked.status, asked.stderr]).toEqual([2, expect.stringContaining('It is a summary, so only you know.')])
  expect(masthead(root, 'translate', 'harvest', 'ar', '--done', '--has', 'p1,p3').stdout).toContain('p1, p3.')
  const change = (from: string, to: string) => {
    writeFileSync(files.en, readFileSync(files.en, 'utf8').replace(from, to))
    return readLibrary(root).library?.stories.get('harvest')?.editions.get('ar')?.translation?.staleness
  }
  expect(change('is closed', 'is shut')).toEqual({ changed: [], added: [], dropped: [] })
  expect(change('4.5', '6.5')?.changed).toEqual(['p3'])
  expect(masthead(root, 'translate', 'harvest', 'ar', '--done').stdout).toContain('p1, p3.')
  expect(masthead(root, 'translate', 'harvest', 'ar', '--done', '--has', 'all').stdout).toContain('5 of 5')
})
