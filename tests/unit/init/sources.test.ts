import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readSources, writeSources } from '../../../lib/cli/init/sources.ts'

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-sources-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), bytes)
  }
  return folder
}

it('keeps the bytes of every file that belongs to the repository, except its content', () => {
  const picture = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const files = { 'lib/a.ts': 'const a = “é”\n', 'docs/a.webp': picture, 'content/site.yaml': 'name: A\n' }
  const root = folderWith({ ...files, '.gitignore': 'out/\n', 'out/index.html': '' })
  for (const words of [
    ['init', '-q'],
    ['add', '.'],
  ])
    spawnSync('git', words, { cwd: root })
  const compiled = folderWith({})
  writeSources(root, compiled)
  const sources = readSources(compiled)
  expect([...sources.keys()].sort()).toEqual(['.gitignore', 'docs/a.webp', 'lib/a.ts'])
  expect(Buffer.from(sources.get('docs/a.webp') ?? '')).toEqual(Buffer.from(picture))
  expect(Buffer.from(sources.get('lib/a.ts') ?? '').toString()).toBe(files['lib/a.ts'])
})

it('needs a checkout, which says what belongs to the repository', () => {
  expect(() => writeSources(folderWith({}), folderWith({}))).toThrow('checkout of Git')
})
