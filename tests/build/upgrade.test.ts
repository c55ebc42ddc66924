import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

const RELEASES = 'tests/fixtures/releases'
/** The lines that an upgrade to this version changes in the site of each release, as `git diff` shows them. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  '0.1.0': `content/site.yaml\n+masthead: ${manifest.version}`,
  checkout: `content/messages/de.json
-  "readWith": "Zweisprachig lesen mit",
-  "swapSides": "Seiten tauschen"
+  "readWith": "Zweisprachig lesen mit #",
+  "swapOrder": "Seiten tauschen"
content/site.yaml
-  version: "1"
+  version: "2"
+home: languages
+masthead: ${manifest.version}`,
}

it.each(readdirSync(RELEASES).filter((name) => name !== 'README.md'))(
  'the site of release %s has only the changed lines in git diff after an upgrade; it has no error and builds',
  (release) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'masthead-upgrade-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    cpSync(path.join(RELEASES, release), folder, { recursive: true })
    const git = (...words: string[]) =>
      run('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@b.example', ...words])
    for (const words of [
      ['init', '-q'],
      ['add', '.'],
      ['commit', '-qm', 'as it was'],
    ])
      expect(git(...words).status).toBe(0)
    const env = { CONTENT_DIR: path.join(folder, 'content'), OUT_DIR: path.join(folder, 'out') }
    const masthead = (...words: string[]) => run(process.execPath, ['lib/cli/masthead.mjs', ...words], env)
    expect(masthead('upgrade')).toMatchObject({ status: 0, stderr: '' })
    expect(linesIn(git('diff', '-U0').stdout)).toBe(DIFFERENCES[release])
    expect(masthead('upgrade').stdout).toContain('Nothing to change.')
    expect(masthead('check').stdout).toMatch(/\n0 errors, \d+ warnings?\n$/)
    expect(masthead('build').status).toBe(0)
  },
)

function run(command: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', env: { ...process.env, ...env } })
  return { status, stdout, stderr }
}

/** Returns the names of the files in a difference, and their changed lines. */
function linesIn(diff: string): string {
  const lines = diff.split('\n').filter((line) => /^(?:\+\+\+ |[-+](?!--|\+\+))/.test(line))
  return lines.map((line) => line.replace(/^\+\+\+ b\//, '')).join('\n')
}
