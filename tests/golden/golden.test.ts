import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fileList, GOLDEN_SITES, goldenRecords, inLines } from './golden.ts'

test.each(GOLDEN_SITES)(
  'the golden site “%s” has the files, the sizes and the pages that are recorded',
  async (site) => {
    const built = await goldenRecords(site)
    const recorded = [...built.keys()].map((name) => {
      const file = path.join(import.meta.dirname, name)
      return [name, existsSync(file) ? readFileSync(file, 'utf8') : ''] as const
    })
    expect(Object.fromEntries(built), 'To accept the changes: npm run golden:accept').toEqual(
      Object.fromEntries(recorded),
    )
  },
)

test('a list of files shows a file that is gone, another language and another size, but no other digest', () => {
  const list = (lang: string, size: number, digest: string) =>
    fileList([[`en/a.html`, 5], [`${lang}/a.html`, size], ...(digest ? ([[`x/a.${digest}.js`, 9]] as const) : [])])
  const one = list('ar', 6, '0123456789ab')
  expect(one).toBe('<ar,en>/a.html: 2 files, 11 bytes\nx/a.*.js: 1 files, 9 bytes\n')
  expect(list('ar', 6, 'ba9876543210')).toBe(one)
  for (const other of [list('fa', 6, '0123456789ab'), list('ar', 7, '0123456789ab'), list('ar', 6, '')])
    expect(other).not.toBe(one)
})

test('a page has a line for each tag', () => {
  expect(inLines('<p>One <b>two</b></p>')).toBe('<p>\nOne <b>\ntwo\n</b>\n</p>\n')
})
