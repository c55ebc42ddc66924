import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'

const checkout = mkdtempSync(path.join(tmpdir(), 'masthead-kind-'))
afterAll(() => rmSync(checkout, { recursive: true }))

const SECTION = /^## A section kind \((\d+) files\)$([\s\S]*?)^## /m
const [, count, steps = ''] = SECTION.exec(readFileSync('docs/extending.md', 'utf8')) ?? []
const [object = '', component = ''] = [...steps.matchAll(/^ *```tsx?\n([\s\S]*?)^ *```$/gm)].map(
  ([, code = '']) => code,
)
const numbered = [...steps.matchAll(/^(\d)\. `([^`]+)`/gm)].map(([, number, file]) => [Number(number), file])

test('the guide counts the files that it names', () => {
  expect(Number(count)).toBeLessThanOrEqual(5)
  expect(numbered.map(([number]) => number)).toEqual(Array.from({ length: Number(count) }, (_, index) => index + 1))
})

test('the kind of the guide’s example works with the files that the guide names', async () => {
  for (const folder of ['lib', 'components', 'packages'])
    cpSync(folder, path.join(checkout, folder), { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(checkout, 'node_modules'), 'junction')
  add('lib/story/kinds/match.ts', object)
  register('lib/story/kinds/kinds.ts', "import { match } from './match.ts'\n", 'SECTION_KINDS', 'match')
  expect(compile()).toContain("Property 'match' is missing in type")
  register('components/section/section-view.tsx', '', 'VIEWS', component.trim().replace(/,$/, ''))
  expect(compile()).toBe('')
  change('lib/story/types/section.ts', /(?<=OF_A_SECTION =\s+\/\^\(\?:)/, 'match|')
  add('try.tsx', TRY)
  await build({
    entryPoints: [path.join(checkout, 'try.tsx')],
    outfile: path.join(checkout, 'try.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    packages: 'external',
    loader: { '.css': 'empty' },
  })
  const made = execFileSync(process.execPath, [path.join(checkout, 'try.mjs')], { encoding: 'utf8' })
  expect(JSON.parse(made)).toEqual({
    page: '<p id="match1" data-section="match1">Alba – Faro <b>2:1</b></p>',
    feed: '<p>Alba – Faro 2:1</p>',
    search: 'Alba – Faro 2:1',
    difference: 'Here is a match that ended 3:1, where the original has a match that ended 2:1 (en.md:1).',
    isOwnId: true,
    problems: ['1:1 A match has teams and a result.'],
  })
})

const TRY = `
import { renderToStaticMarkup } from 'react-dom/server'
import { Sections } from './components/section/section-view.tsx'
import words from './lib/language/messages/en.json'
import { sectionsText } from './lib/story/kinds/kinds.ts'
import { isOwnId } from './lib/story/types/section.ts'
import { parseMarkdown } from './lib/story/read/parse-markdown.ts'
import { toSections } from './lib/story/read/to-sections.ts'
import { firstDifference } from './lib/story/translations/join-languages.ts'
import { htmlText } from './lib/syndication/html-text.ts'
import { toMdast } from './lib/syndication/markdown-edition.ts'

const problems = []
const read = (markdown) =>
  toSections(parseMarkdown(markdown), markdown, {
    lang: 'en',
    report: ({ line, column }, rule, message) => problems.push(line + ':' + column + ' ' + message),
  })
const sections = read('::match{teams="Alba – Faro" result="2:1"}')
const other = read('::match{teams="Alba – Faro" result="3:1"}')
read('::match{teams="Alba – Faro"}')
console.log(
  JSON.stringify({
    page: renderToStaticMarkup(<Sections sections={sections} words={words} lang="en" />),
    feed: htmlText(toMdast(sections, { words, refer: (address) => address })),
    search: sectionsText(sections),
    difference: firstDifference(sections, other, 'en.md', { line: 1, column: 1 }).message,
    isOwnId: isOwnId(sections[0].id),
    problems,
  }),
)
`

function add(name: string, code: string): void {
  writeFileSync(path.join(checkout, name), code)
}

function register(name: string, imported: string, list: string, entry: string): void {
  change(name, new RegExp(`(?<=^(?:export )?const ${list}\\b.*= \\{)$`, 'm'), `\n  ${entry},`)
  change(name, /^/, imported)
}

function change(name: string, place: RegExp, added: string): void {
  const file = path.join(checkout, name)
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(place)
  writeFileSync(
    file,
    text.replace(place, () => added),
  )
}

/** Returns what the compiler reports of the kinds and of their markup. */
function compile(): string {
  const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8'))
  const options = { ...compilerOptions, incremental: false, plugins: [], noUncheckedSideEffectImports: false }
  const files = [
    'lib/syndication/feed-files.ts',
    'components/section/section-view.tsx',
    'components/custom-elements.d.ts',
    'lib/language/linebreak.d.ts',
  ]
  writeFileSync(path.join(checkout, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files }))
  try {
    return execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', checkout], { encoding: 'utf8' })
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}
