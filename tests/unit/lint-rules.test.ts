import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from './helpers/temporary-folder.ts'

/** A breach of each rule of the architecture that Biome holds, by its file, and the rule. */
const BREACHES = {
  'lib/a.ts': ["import type { B } from './b.ts'\nexport type A = B\n", 'noImportCycles'],
  'lib/b.ts': ["import type { A } from './a.ts'\nexport type B = A\n", 'noImportCycles'],
  'lib/c.ts': ["export type { C } from '../components/c.tsx'\n", 'noRestrictedImports'],
  'lib/d.ts': ["import type { ReactNode } from 'react'\nexport type D = ReactNode\n", 'noRestrictedImports'],
  'lib/e.ts': ["import './b'\n", 'useImportExtensions'],
  'lib/f.ts': ['export const port = process.env.PORT\n', 'noProcessEnv'],
  'lib/g.ts': ['export let g: any\n', 'noExplicitAny'],
  'lib/h.ts': ['export const h = (a?: string) => a!.length\n', 'noNonNullAssertion'],
  'lib/i.ts': ['// @ts-ignore\nexport const i: string = 1\n', 'noTsIgnore'],
  'components/c.tsx': ["import '../packages/x/x.ts'\n", 'noRestrictedImports'],
  'app/j.ts': ["await import('../content/story.ts')\n", 'noRestrictedImports'],
  'packages/x/x.ts': ["import '../../app/j.ts'\n", 'noRestrictedImports'],
} as const

it('Biome finds each breach of the architecture, and nothing in code without one', () => {
  const folder = temporaryFolder()
  for (const name of ['biome.json', '.gitignore']) cpSync(name, path.join(folder, name))
  const sound = { 'lib/settings/k.ts': ['export const home = process.env.HOME\n', undefined] } as const
  for (const [name, [text]] of Object.entries({ ...BREACHES, ...sound })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome')
  const words = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.']
  const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  const found = [...stdout.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+)/g)]
  const rulesIn = (name: string) => found.flatMap(([, rule, file]) => (file?.endsWith(`/${name}`) ? rule : []))
  for (const [name, [, rule]] of Object.entries(BREACHES)) expect(rulesIn(name), name).toContain(rule)
  expect(rulesIn('lib/settings/k.ts')).toEqual([])
})
