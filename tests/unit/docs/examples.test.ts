import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { importsOf } from '../../architecture/imports.ts'
import { codeIn, readSources, type Source } from '../../architecture/source.ts'

/** A function that as many files import has an example. */
const MANY = 14

const SOURCES = codeIn(readSources(), 'app', 'components', 'lib', 'packages')
const EXAMPLE =
  /^ \* @example\n((?: \* .*\n)+) \*\/\n(?:\/\/ biome-ignore.*\n)?export (?:async )?(?:function|const) (\w+)/gm

const examples = SOURCES.flatMap(({ name, text }) =>
  [...text.matchAll(EXAMPLE)].map(([, lines = '', tested = '']) => ({ name, tested, lines: lines.split('\n') })),
)
const results = examples.flatMap(({ name, lines }) =>
  lines.flatMap((line) => {
    const [, call, result] = /^ \* (.+) \/\/ => (.+)$/.exec(line) ?? []
    return call && result ? [{ name, call, result }] : []
  }),
)

test.each(results)('$name: $call is $result', async ({ name, call, result }) => {
  for (const name of ['CONTENT_DIR', 'MASTHEAD_ENGINE']) vi.stubEnv(name, undefined)
  const module: Record<string, unknown> = await import(path.resolve(name))
  const evaluated = (code: string): unknown =>
    new Function(...Object.keys(module), `return ${code}`)(...Object.values(module))
  expect(evaluated(`(${call})`)).toEqual(evaluated(`(${result})`))
})

test(`a function that ${MANY} files import has an example`, () => {
  const counts = new Map<string, number>()
  for (const source of SOURCES) {
    for (const one of namesIn(source)) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  const shown = new Set(examples.map(({ name, tested }) => `${name} ${tested}`))
  const isFunction = (one: string) => {
    const [file = '', name = ''] = one.split(' ')
    const { text = '' } = SOURCES.find((source) => source.name === file) ?? {}
    return new RegExp(`^export (?:async )?function ${name}\\b`, 'm').test(text)
  }
  const common = [...counts].filter(
    ([one, count]) => count >= MANY && /^(?:lib|components)\//.test(one) && isFunction(one),
  )
  expect(common.length).toBeGreaterThan(10)
  expect(common.map(([one]) => one).filter((one) => !shown.has(one))).toEqual([])
})

/** The file and the name of everything that a file imports by name for more than its type. */
function namesIn(source: Source): string[] {
  return importsOf(source).flatMap(({ target, index, typeOnly }) => {
    const [, names = ''] = /^(?:import|export)\s*\{([^}]*)\}/.exec(source.text.slice(index)) ?? []
    if (typeOnly) return []
    return names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name && !name.startsWith('type '))
      .map((name) => `${target} ${name.split(' as ')[0]}`)
  })
}
