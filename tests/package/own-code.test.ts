import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { packageVersions } from '../../lib/settings/packages.ts'
import { GOOD_FILES } from '../content/good-newsroom.ts'
import { outsideEnvironment, runOutside } from './outside.ts'

const newsroom = mkdtempSync(path.join(tmpdir(), 'own-code-'))
const options = { cwd: newsroom, env: outsideEnvironment(inject('registry'), { CARDS: 'off' }) }
const masthead = (...words: string[]) => runOutside('npx', ['masthead', ...words], options)
const esbuild = `esbuild@${packageVersions().esbuild}`

function write(name: string, content: string | Uint8Array): void {
  const file = path.join(newsroom, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}

beforeAll(() => {
  for (const [name, content] of Object.entries(GOOD_FILES)) write(`content/${name}`, content)
  write('package.json', JSON.stringify({ private: true }))
  write(
    'overrides/footer.tsx',
    `import Default, { type Props } from 'masthead/components/footer'
export default ({ page }: Props) => <><p className="tide">Tide</p><Default page={page} /></>\n`,
  )
  write('overrides/footer.css', '.tide { color: red }')
  const { status, output } = runOutside('npm', ['install', 'masthead'], options)
  expect(status, output).toBe(0)
})

afterAll(() => rmSync(newsroom, { recursive: true }))

it('names the compiler that code of a newsroom needs', () => {
  expect(masthead('check').output).toContain(`npm install ${esbuild}`)
  expect(runOutside('npm', ['install', esbuild], options)).toMatchObject({ status: 0 })
  expect(masthead('check')).toMatchObject({ status: 0, output: '0 errors, 0 warnings\n' })
})

it('shows a part of the page that the newsroom replaced, around Masthead’s own', () => {
  const { status, output } = masthead('build')
  expect(status, output).toBe(0)
  const page = readFileSync(path.join(newsroom, 'out/en/harvest/index.html'), 'utf8')
  expect(page).toContain('<p class="tide">Tide</p><footer class="foot')
  expect(page).toContain('@layer newsroom{.tide{color:red}}')
})
