import { expect, it } from 'vitest'
import { importing } from './importing.ts'
import { PRIVATE_SOURCES, WAYS } from './private-sources.ts'

const NOW = Date.parse('2025-01-01T00:00:00Z')

/** The texts that readers see right after an import: neither drafts nor scheduled. */
function publicTexts({ texts }: ReturnType<typeof importing>): string[] {
  return Object.values(texts).filter((text) => {
    const [, time = ''] = /^publish: (.*)$/m.exec(text) ?? []
    return !/^draft: true$/m.test(text) && !(Date.parse(time) > NOW)
  })
}

it('knows at least forty sources, and 120 ways in which they keep a text from readers', () => {
  expect(PRIVATE_SOURCES.length).toBeGreaterThanOrEqual(40)
  expect(WAYS).toBeGreaterThanOrEqual(120)
})

it.each(PRIVATE_SOURCES)('makes public of $system only what was: $name', ({ system, files }) => {
  const open = publicTexts(importing(files, system))
  expect(open.filter((text) => text.includes('SECRET'))).toEqual([])
  // What is public in the source is public here, too.
  const written = Object.values(files).join('\n').split('Open to all').length - 1
  expect(open.filter((text) => text.includes('Open to all')).length).toBe(written)
})
