import { globSync, readFileSync } from 'node:fs'
import postcss from 'postcss'
import { expect, it } from 'vitest'
import { compileSheet } from '../../../lib/builder/compile/compile-sheet.ts'

/** What a style sheet declares in all, and what of it is written as plain CSS that names nothing of the theme. */
interface Declared {
  readonly all: number
  readonly plain: number
}

const TOKEN = /var\(--(?:color|text|font|leading|tracking|weight|spacing|container|reader|measure|emphasis|hyphens)\b/

async function declaredIn(file: string): Promise<Declared> {
  const source = postcss.parse(readFileSync(file, 'utf8'))
  let plain = 0
  source.walkDecls(({ value }) => {
    if (!TOKEN.test(value)) plain++
  })
  let all = 0
  postcss.parse((await compileSheet(file)).css).walkDecls(() => {
    all++
  })
  return { all, plain }
}

it('two thirds of what components declare come from utilities or the theme', async () => {
  const sheets = await Promise.all(globSync('components/**/*.css').map(declaredIn))
  const sum = (key: keyof Declared) => sheets.reduce((total, sheet) => total + sheet[key], 0)
  const share = 1 - sum('plain') / sum('all')
  console.log(
    `${sum('all')} declarations, of which ${sum('plain')} are plain CSS: ${(share * 100).toFixed(1)} % are not`,
  )
  expect(sum('all')).toBeGreaterThan(1000)
  expect(share).toBeGreaterThan(2 / 3)
})

it('no component declares what a setting of the reader declares, except colours', () => {
  const declaredBy = (files: readonly string[]) =>
    files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(--(?!color-)[\w-]+):/g)].map(([, name]) => name))
  const settings = new Set(declaredBy(['app/reader.css']))
  expect(settings).toContain('--art')
  expect(declaredBy(globSync('components/**/*.css')).filter((name) => settings.has(name))).toEqual([])
})
