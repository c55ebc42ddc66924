import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'

const MANIFESTS = globSync('packages/*/package.json')
const COPIED = [
  '.changeset/config.json',
  'CHANGELOG.md',
  'package.json',
  'package-lock.json',
  'pnpm-workspace.yaml',
  ...MANIFESTS,
  'packages/masthead/next-version.ts',
]

it('a change of code without a changeset is named; one with a changeset makes the next version and its changelog', () => {
  const folder = temporaryFolder()
  for (const name of COPIED) cpSync(name, path.join(folder, name))
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'))
  const run = (command: string, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8' })
    return { status, output: `${stdout}${stderr}` }
  }
  const commit = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
    run('git', 'add', '.')
    const made = run('git', '-c', 'user.name=A', '-c', 'user.email=a@b.example', 'commit', '-qm', 'change')
    expect(made.status, made.output).toBe(0)
  }
  const changesets = () => run(process.execPath, 'node_modules/@changesets/cli/bin.js', 'status', '--since=main')
  run('git', 'init', '-q', '--initial-branch=main')
  commit('.gitignore', 'node_modules\n')
  run('git', 'switch', '-qc', 'change')
  commit('docs/a.md', '')
  expect(changesets().status).toBe(0)
  commit('lib/a.ts', '')
  expect(changesets()).toEqual({ status: 1, output: expect.stringContaining('no changesets were found') })
  commit('.changeset/pear.md', '---\n"masthead": minor\n---\n\nStories may have a pear.\n')
  expect(changesets()).toEqual({ status: 0, output: expect.stringMatching(/minor\s+- masthead/) })

  const { status, output } = run(process.execPath, 'packages/masthead/next-version.ts')
  expect(status, output).toBe(0)
  const [, version] = /The version is (\d+\.\d+\.0)\.\n$/.exec(output) ?? []
  const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  expect(textOf('CHANGELOG.md')).toMatch(
    new RegExp(`^# Changelog\n\n## ${version}\n\n### Minor Changes\n\n- \\w+: Stories may have a pear\\.\n\n## `),
  )
  for (const name of ['package.json', 'package-lock.json', ...MANIFESTS])
    expect(JSON.parse(textOf(name)).version, name).toBe(version)
  const lines = run('git', 'diff', '--numstat', '--', 'packages').output
  expect(lines).toBe(
    MANIFESTS.sort()
      .map((name) => `1\t1\t${name}\n`)
      .join(''),
  )
})
