import { expect, test } from 'vitest'
import { CODE_RULES } from './architecture/code-rules.ts'
import { CORE_RULES } from './architecture/core-rules.ts'
import { ELEMENT_RULES } from './architecture/element-rules.ts'
import { FILE_RULES } from './architecture/file-rules.ts'
import { IMPORT_RULES } from './architecture/import-rules.ts'
import { LAYER_RULES } from './architecture/layer-rules.ts'
import { PACKAGE_RULES } from './architecture/package-rules.ts'
import { PAGE_RULES } from './architecture/page-rules.ts'
import { REACH_RULES } from './architecture/reach-rules.ts'
import { readSources } from './architecture/source.ts'
import { STYLE_RULES } from './architecture/style-rules.ts'

const RULES = [
  ...IMPORT_RULES,
  ...LAYER_RULES,
  ...REACH_RULES,
  ...PAGE_RULES,
  ...PACKAGE_RULES,
  ...CORE_RULES,
  ...FILE_RULES,
  ...CODE_RULES,
  ...ELEMENT_RULES,
  ...STYLE_RULES,
]
const SOURCES = readSources()

test('the sources are there to be looked at', () => {
  const names = SOURCES.map(({ name }) => name)
  for (const name of ['lib/story/types/story.ts', 'components/start.ts', 'app/[lang]/page.tsx', 'next.config.ts']) {
    expect(names).toContain(name)
  }
})

for (const { name, check, breach, said } of RULES) {
  test(name, () => {
    expect(check(SOURCES)).toEqual([])
  })

  test(`a breach is named by file, line and reason: ${name}`, () => {
    const sources = Object.entries(breach).map(([file, text]) => ({ name: file, text }))
    expect(check(sources)).toEqual(said)
  })
}
