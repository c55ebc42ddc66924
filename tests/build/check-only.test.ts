import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LINT_RULES } from '../../lib/problem/rules.ts'
import { newNewsroom } from '../../packages/init/tests/init-in.ts'

/**
 * Ten faults in the example, each by the file that it is planted in, the good text, the bad one and the rule that it
 * breaks.
 */
const FAULTS = [
  ['ferry-returns/es', '212 pasajeros', '221 pasajeros', 'number-differs'],
  ['ferry-returns/es', 'dura 55 minutos', 'dura 45 minutos', 'number-differs'],
  ['ferry-returns/es', 'contó 14 noches', 'contó 41 noches', 'number-differs'],
  ['ferry-returns/ar', '60', '16', 'number-differs'],
  ['harbour-budget/es', '31 páginas', '13 páginas', 'number-differs'],
  [
    'tide-table/en',
    'section:',
    "corrections: [{date: 2025-01-01, text: 'It was low water.'}]\nsection:",
    'correction-untranslated',
  ],
  ['bus-four/en', ' the ', ' the the ', 'word-doubled'],
  [
    'ferry-returns/es',
    '«Se oía quejarse a las gaviotas», dijo',
    '«Se oía quejarse a las gaviotas, dijo',
    'quotes-wrong',
  ],
  ['ferry-returns/es', 'Una enfermera de Outer Skerry', 'Una enfermera de la isla', 'term-differs'],
  ['crane-number-seven/en', 'title: ', `title: ${'Very '.repeat(30)}`, 'headline-long'],
] as const

const TERMS = '- {en: Outer Skerry, es: Outer Skerry}\n'

test('a build and a publication say how many problems only check reports, as many as check lists, and check can stop at them', async () => {
  const folder = await newNewsroom({ example: true })
  const content = path.join(folder, 'content')
  const out = path.join(folder, 'out')
  const env = { ...process.env, CONTENT_DIR: content, OUT_DIR: out, CARDS: 'off', SEARCH: 'off', PRECOMPRESS: 'off' }
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/masthead.mjs', ...args], {
      env,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  const counted = (text: string) => /Only `check` reports ([\d,]+) more problem/.exec(text)?.[1]
  const listed = () => {
    const problems: { rule: string }[] = JSON.parse(run('check', '--json').stdout)
    return problems.map(({ rule }) => rule).filter((rule) => LINT_RULES.some((one) => one === rule))
  }
  const edit = (name: string, from: string, to: string) => {
    const file = path.join(content, name)
    const text = readFileSync(file, 'utf8')
    expect(text, name).toContain(from)
    writeFileSync(file, text.replace(from, to))
  }
  const expectCount = (count: number) =>
    expect(counted(run('build').stdout)).toBe(count === 0 ? undefined : String(count))
  // No fault is in a picture, so each is a small one, which is quick to encode.
  const [portrait = '', ...portraits] = globSync(path.join(content, 'authors/*.webp'))
  for (const picture of [...portraits, ...globSync(path.join(content, 'stories/*/*.webp'))])
    copyFileSync(portrait, picture)
  writeFileSync(path.join(content, 'glossary.yaml'), TERMS)
  expect(listed()).toEqual([])
  for (const [story, good, bad] of FAULTS) edit(`stories/${story}.md`, good, bad)
  const found = listed()
  expect(new Set(found)).toEqual(new Set(FAULTS.map(([, , , rule]) => rule)))
  expect(found.length).toBeGreaterThanOrEqual(FAULTS.length)
  expect(run('check').status).toBe(0)
  expect(run('check', '--errors', 'number-differs').status).toBe(1)
  expect(run('check', '--errors', 'number-difers').stderr).toContain('Did you mean “number-differs”?')

  expectCount(found.length) // a first build reads everything
  expectCount(found.length) // and the next one nothing
  const [[story, good, bad]] = FAULTS
  edit(`stories/${story}.md`, bad, good)
  expectCount(found.length - 1)
  writeFileSync(path.join(content, 'glossary.yaml'), `${TERMS}- {en: Saltmere, avoid: {es: transbordador*}}\n`)
  const after = listed()
  expect(after).toContain('word-avoided')
  expectCount(after.length)
  expect(counted(run('publish', path.join(folder, 'served'), '--create').stderr)).toBe(String(after.length))
})
