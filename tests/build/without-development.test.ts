import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeNewsroom } from '../content/newsroom.ts'
import { copyProject } from './copy-project.ts'

test('an installation without development packages and without scripts builds, checks and imports', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'masthead-install-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }), 300_000)
  const folder = copyProject(path.join(home, 'masthead'))
  const content = writeNewsroom()
  // With CI set, Next reports the packages that it misses instead of installing them.
  const env = { ...process.env, CI: 'true', CONTENT_DIR: content, SITE_URL: 'https://masthead.example/' }
  const run = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('npm', words, {
      cwd: folder,
      encoding: 'utf8',
      env,
      shell: process.platform === 'win32',
    })
    return { status, said: stdout + stderr }
  }

  expect(run('ci', '--omit=dev', '--ignore-scripts', '--prefer-offline')).toMatchObject({ status: 0 })
  expect(existsSync(path.join(folder, 'node_modules/vitest'))).toBe(false)
  expect(run('run', 'build')).toMatchObject({ status: 0, said: expect.stringContaining('Built into out.') })
  expect(existsSync(path.join(folder, 'out/SHA256SUMS'))).toBe(true)

  const blog = path.join(home, 'blog')
  mkdirSync(blog)
  const mill = '+++\ntitle = "The mill"\n+++\n\nIt <b>turns</b>.\n'
  writeFileSync(path.join(blog, 'mill.md'), mill)
  expect(run('exec', '--', 'masthead', 'import', blog)).toMatchObject({
    status: 0,
    said: expect.stringContaining('Imported 1 story'),
  })
  expect(run('run', 'check')).toMatchObject({ status: 0, said: expect.stringContaining('0 errors') })
})
