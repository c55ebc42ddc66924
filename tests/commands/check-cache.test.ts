import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { EXTRA } from '../content/cases/read-cases.ts'
import { withFrontMatter, writeNewsroom } from '../content/newsroom.ts'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000 })

const FOUND = '0 errors, 1 warning\n'

it('checks without its cache, and says so, where the cache’s folder cannot be made', () => {
  const project = projectOfOwn()
  writeFileSync(path.join(project, '.next'), 'Not a folder.')
  const { status, stdout, stderr } = check(project, rootWithWarning())
  expect([status, stdout.slice(-FOUND.length)]).toEqual([0, FOUND])
  expect(stderr).toMatch(/^The cache cannot be used, so everything is read\. \(.*\)\n$/)
})

it('checks without its cache where a folder has the place of a file of it', () => {
  const project = projectOfOwn()
  const root = rootWithWarning()
  check(project, root)
  const results = resultsOf(project)
  rmSync(results)
  mkdirSync(path.join(results, 'inside'), { recursive: true })
  const { status, stdout, stderr } = check(project, root)
  expect([status, stdout.slice(-FOUND.length)]).toEqual([0, FOUND])
  expect(stderr).not.toMatch(/^\s+at /m)
})

it('finds the same where the cache is damaged, wherever the damage is', () => {
  const project = projectOfOwn()
  const root = rootWithWarning()
  const sound = check(project, root)
  const good = readFileSync(resultsOf(project))
  for (let part = 0; part < 12; part++) {
    const bad = Buffer.from(good)
    const at = Math.floor(((part + 0.5) / 12) * bad.length)
    bad.writeUInt8((bad.readUInt8(at) + 1) % 256, at)
    writeFileSync(resultsOf(project), bad)
    const { status, stdout, stderr } = check(project, root, '--timing')
    expect([status, stdout]).toEqual([0, sound.stdout])
    // Damage in an unused part of the database is harmless.
    expect(stderr).toMatch(/^.*; [02] of 2 stories read\n$/)
  }
})

/** Two stories, of which one has no date. */
function rootWithWarning(): string {
  return writeNewsroom({ [EXTRA]: withFrontMatter('title: A story') })
}

function check(project: string, root: string, ...options: string[]) {
  const preserve = ['--preserve-symlinks', '--preserve-symlinks-main', 'lib/cli/commands/check.ts']
  const env = { ...process.env, CONTENT_DIR: root }
  return spawnSync(process.execPath, [...preserve, ...options], { cwd: project, env, encoding: 'utf8' })
}

/** Masthead with a cache of its own. */
function projectOfOwn(): string {
  const project = temporaryFolder()
  const shared = readdirSync('.').filter((name) => !['.git', '.next', 'out', 'content'].includes(name))
  for (const name of shared) symlinkSync(path.resolve(name), path.join(project, name))
  return project
}

function resultsOf(project: string): string {
  const cache = path.join(project, '.next/cache/masthead')
  const [content = ''] = readdirSync(cache).filter((name) => name.startsWith('content-'))
  return path.join(cache, content, 'check.sqlite')
}
