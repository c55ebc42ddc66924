import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, inject, it } from 'vitest'
import { packageVersions } from '../../lib/settings/installation.ts'
import { GOOD_FILES } from '../content/good-newsroom.ts'
import { newsroomFrom, outsideEnvironment, runOutside } from './outside.ts'

const { shiki, temml, esbuild } = packageVersions()
const SECTION = readFileSync('docs/extensions.md', 'utf8').split(/^## A kind of section$/m)[1] ?? ''
const codeIn = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(SECTION)?.[1] ?? ''

const newsroom = newsroomFrom(inject('installed'), {
  ...Object.fromEntries(Object.entries(GOOD_FILES).map(([name, content]) => [`content/${name}`, content])),
  'content/site.yaml': `${GOOD_FILES['site.yaml']}extensions: [code, math]\n`,
  'content/stories/port/en.md':
    '---\ntitle: A port\ndate: 2025-02-25\n---\n\n```js\nconst ships = 9\n```\n\n```math\nx^2\n```\n\n::score{teams="A – B" result="2:1"}\n',
  'sections/score.tsx': codeIn('tsx'),
  'masthead.config.ts': codeIn('ts'),
  'use.ts': `import { defineConfig, defineSection, z } from 'masthead'
import { highlightCode } from 'masthead/extensions/code'
import { readFormula } from 'masthead/extensions/math'
export const parts: readonly { text: string }[] | undefined = highlightCode('let a', 'js')
export const formula = readFormula('x', true)
const kind = defineSection({
  form: 'line',
  example: '::kind{n=1}',
  attributes: z.object({ n: z.string() }),
  component: ({ attributes }) => attributes.n.trim(),
})
export default defineConfig({ sectionKinds: { kind } })
`,
  'wrong.ts': `import { defineSection, z } from 'masthead'
import { highlightCode } from 'masthead/extensions/code'
highlightCode('let a', 1)
defineSection({ form: 'line', example: '', attributes: z.strictObject({ n: z.string() }), component: ({ attributes }) => attributes.m })
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      target: 'es2023',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
    },
    files: ['use.ts', 'wrong.ts'],
  }),
})
const options = { cwd: newsroom, env: outsideEnvironment(inject('registry'), { CARDS: 'off' }) }
const masthead = (...words: string[]) => runOutside('npx', ['masthead', ...words], options)

afterAll(() => rmSync(newsroom, { recursive: true }))

it('names the packages that the extensions of site.yaml need, and works once they are installed', () => {
  const before = masthead('check')
  expect(before.status).toBe(1)
  expect(before.output).toContain(`npm install shiki@${shiki} temml@${temml}`)
  const needed = [`shiki@${shiki}`, `temml@${temml}`, `esbuild@${esbuild}`]
  expect(runOutside('npm', ['install', ...needed], options)).toMatchObject({ status: 0 })
  expect(masthead('check')).toMatchObject({ status: 0, output: '0 errors, 0 warnings\n' })
})

it('publishes highlighted code, formulas as MathML, and sections of the newsroom’s kinds', () => {
  const { status, output } = masthead('build')
  expect(status, output).toBe(0)
  const page = readFileSync(path.join(newsroom, 'out/en/port/index.html'), 'utf8')
  expect(page).toContain('<span class="keyword">const </span>')
  expect(page).toContain('<math')
  expect(page).toContain('<div id="score1" data-section="score1" class="own-score"><p> A – B <b>2:1</b></p></div>')
})

it('has types for what a newsroom imports', () => {
  const tsc = path.resolve('node_modules/typescript/bin/tsc')
  const { output } = runOutside(process.execPath, [tsc, '-p', newsroom], options)
  expect(output.match(/^\S+\(\d+/gm), output).toEqual(['wrong.ts(3', 'wrong.ts(4'])
})
