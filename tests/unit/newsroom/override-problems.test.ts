import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { readOverrides } from '../../../lib/newsroom/overrides.ts'
import { inOneLine } from '../../content/newsroom.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import CASES from './override-problems.json' with { type: 'json' }
import { newsroomWith } from './own-code.ts'

const FOOTER = 'export default () => <footer />\n'

it('has nothing to say about a newsroom without overrides, and bundles none', async () => {
  expect(await readOverrides(newsroomWith({}))).toEqual({ problems: [] })
})

it.each(CASES.problems)('reports %s, with its place and a remedy', async (_, name, text, place, says) => {
  const { overrides, problems } = await readOverrides(
    newsroomWith({ [`overrides/${name}`]: text, 'overrides/a/b.css': 'a{}' }),
  )
  expect(overrides).toBeUndefined()
  expect(problems.map(inOneLine)).toEqual([`overrides/${name}:${place}`])
  expect(`${problems[0]?.message} ${problems[0]?.hint}`).toContain(says)
})

it('reports the problems of all files at once', async () => {
  const { problems } = await readOverrides(
    newsroomWith({ 'overrides/footer.tsx': '<', 'overrides/list.tsx': '<', 'overrides/a.css': '' }),
  )
  expect(problems.map(({ file }) => file).sort()).toEqual([
    'overrides/a.css',
    'overrides/footer.tsx',
    'overrides/list.tsx',
  ])
})

it('names the package that a newsroom needs for components, with the command that installs it', async () => {
  const root = newsroomWith({ 'overrides/footer.tsx': FOOTER })
  const engine = temporaryFolder()
  writeFileSync(path.join(engine, 'package.json'), JSON.stringify({ peerDependencies: { esbuild: '0.28.2' } }))
  vi.stubEnv('MASTHEAD_ENGINE', engine)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { problems } = await readOverrides(root)
  expect(problems.map(inOneLine)).toEqual(['overrides/footer.tsx:1:1 package-missing'])
  expect(problems[0]?.hint).toBe('npm install esbuild@0.28.2')
})
