import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, inject, it } from 'vitest'
import { packageVersions } from '../../lib/settings/installation.ts'
import { GOOD_FILES } from '../content/good-newsroom.ts'
import { newsroomFrom, outsideEnvironment, runOutside } from './outside.ts'

const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('docs/extensions.md', 'utf8')) ?? []
const newsroom = newsroomFrom(inject('installed'), {
  ...Object.fromEntries(Object.entries(GOOD_FILES).map(([name, content]) => [`content/${name}`, content])),
  'overrides/footer.tsx': `import Default, { type Props } from 'masthead/components/footer'
export default ({ page }: Props) => <><p className="tide">Tide</p><Default page={page} /></>\n`,
  'overrides/footer.css': '.tide { color: red }',
  'masthead.config.ts': example,
})
const options = { cwd: newsroom, env: outsideEnvironment(inject('registry'), { CARDS: 'off' }) }
const masthead = (...words: string[]) => runOutside('npx', ['masthead', ...words], options)
const esbuild = `esbuild@${packageVersions().esbuild}`

afterAll(() => rmSync(newsroom, { recursive: true }))

it('names the compiler that code of a newsroom needs', () => {
  expect(masthead('check').output).toContain(`npm install ${esbuild}`)
  expect(runOutside('npm', ['install', esbuild], options)).toMatchObject({ status: 0 })
  expect(masthead('check')).toMatchObject({ status: 0, output: '0 errors, 0 warnings\n' })
  mkdirSync(path.join(newsroom, 'content/stories/port'))
  writeFileSync(
    path.join(newsroom, 'content/stories/port/en.md'),
    '---\ntitle: A port\ndate: 2025-02-25\n---\n\nThe harbor.\n',
  )
  expect(masthead('check').output).toMatch(/^content\/stories\/port\/en\.md:6:5 own-british \(warning\)/)
})

it('shows a part of the page that the newsroom replaced, around Masthead’s own', () => {
  const { status, output } = masthead('build')
  expect(status, output).toBe(0)
  const page = readFileSync(path.join(newsroom, 'out/en/harvest/index.html'), 'utf8')
  expect(page).toContain('<p class="tide">Tide</p><footer class="foot')
  expect(page).toContain('@layer newsroom{.tide{color:red}}')
})

it('makes the files and allows the services of masthead.config.ts', () => {
  const out = path.join(newsroom, 'out')
  expect(readFileSync(path.join(out, 'data/en.json'), 'utf8')).toBe(
    '{"count":2,"titles":["A port","The harvest is in"]}',
  )
  expect(readFileSync(path.join(out, 'en/harvest/index.html'), 'utf8')).toContain('https://plausible.io')
  expect(masthead('verify')).toMatchObject({ status: 0 })
})
