import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { writeNewsroom } from '../content/newsroom.ts'
import { masthead } from './masthead.ts'

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000 })

it('imports for a person and for a script, and says by its exit code whether something needs mending', () => {
  const root = writeNewsroom()
  const source = path.join(path.dirname(root), 'blog')
  mkdirSync(source)
  expect(masthead(root, 'import', source)).toMatchObject({ status: 2, stdout: '' })
  writeFileSync(path.join(source, 'mill.md'), '---\ntitle: The mill\nmood: calm\n---\n\nIt turns.\n')
  expect(masthead(root, 'import', source, '--from', 'joomla')).toMatchObject({ status: 2, stdout: '' })
  const { status, stdout } = masthead(root, 'import', source)
  expect(stdout).toContain('Imported 1 story and 0 pages from markdown')
  expect(stdout).toMatch(/^blog\/mill\.md:3:1 key-unknown \(warning\)$/m)
  expect([status, masthead(root, 'check').status]).toEqual([0, 0])
  const again = masthead(root, 'import', source, '--json')
  expect([again.status, JSON.parse(again.stdout)]).toMatchObject([0, { stories: [], unchanged: 1 }])
  writeFileSync(path.join(source, 'mill.md'), '---\ntitle: "A mill\n---\n')
  writeFileSync(path.join(source, 'wheel.css'), 'a {}')
  const changed = masthead(root, 'import', source)
  expect([changed.status, changed.stdout]).toEqual([
    1,
    expect.stringMatching(
      /^Imported 0 stories[\s\S]*by cause:\n +1 {2}[\s\S]*not imported: a style sheet[\s\S]*wheel\.css/,
    ),
  ])
})

it('imports with an importer of the newsroom, unless its configuration has problems', () => {
  const root = writeNewsroom()
  const source = path.join(path.dirname(root), 'old')
  mkdirSync(source)
  writeFileSync(path.join(source, 'a.json'), '{"title": "The mill", "text": "It turns."}')
  const config = path.join(path.dirname(root), 'masthead.config.ts')
  writeFileSync(
    config,
    `export default { importers: { ours: {
  recognises: ({ files }) => files.includes('a.json'),
  read: ({ textOf }) => {
    const { title, text } = JSON.parse(textOf('a.json') ?? '')
    return [{ file: 'a.json', name: 'mill', frontMatter: { title, date: '2025-01-01' }, markdown: text }]
  },
} } }\n`,
  )
  const { status, stdout } = masthead(root, 'import', source)
  expect(stdout).toContain('Imported 1 story and 0 pages from ours')
  expect([status, masthead(root, 'check').status]).toEqual([0, 0])
  expect(masthead(root, 'import', source, '--from', 'ous').stderr).toContain('--from is one of ours, zola')
  writeFileSync(config, 'export default { importer: {} }\n')
  expect(masthead(root, 'import', source)).toMatchObject({ status: 1, stdout: expect.stringContaining('key-unknown') })
})

it('says which example reads a system that is not built in, and imports with its copy', () => {
  const root = writeNewsroom()
  const source = path.join(path.dirname(root), 'old')
  mkdirSync(path.join(source, 'content/blog'), { recursive: true })
  writeFileSync(path.join(source, 'config.toml'), 'base_url = "https://valley.example"\n')
  writeFileSync(
    path.join(source, 'content/blog/mill.md'),
    '+++\ntitle = "The mill"\ndate = 2024-01-05\n+++\n\nIt turns.\n',
  )
  const { status, stderr } = masthead(root, 'import', source)
  const [, file = '', key = ''] = /copy (\S+) beside masthead.config.ts, and write there (.*)\.$/m.exec(stderr) ?? []
  expect([status, file]).toEqual([2, 'docs/examples/importers/zola.ts'])
  copyFileSync(file, path.join(path.dirname(root), 'zola.ts'))
  const config = `import { zola } from './zola.ts'\nexport default { ${key} }\n`
  writeFileSync(path.join(path.dirname(root), 'masthead.config.ts'), config)
  expect(masthead(root, 'import', source).stdout).toContain('Imported 1 story and 0 pages from zola')
})
