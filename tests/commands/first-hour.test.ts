import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { copyProject } from '../build/copy-project.ts'
import { replay } from './replay.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

const TRANSCRIPT = 'docs/first-hour.md'

it('has a transcript of an editor’s first hour that says what the commands print in a fresh clone (RECORD=1 writes it again)', () => {
  const transcript = readFileSync(TRANSCRIPT, 'utf8')
  const now = replay(transcript, freshClone())
  if (process.env.RECORD) writeFileSync(TRANSCRIPT, now)
  else expect(now).toBe(transcript)
})

/** Returns a clone of this checkout in which nothing has changed, with its packages. */
function freshClone(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-hour-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  copyProject(folder)
  const git = (...words: string[]) =>
    spawnSync('git', ['-c', 'user.name=Masthead', '-c', 'user.email=masthead@example.org', ...words], { cwd: folder })
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'Masthead')
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'))
  // Git ignores the folder node_modules, but not a link.
  appendFileSync(path.join(folder, '.git/info/exclude'), '/node_modules\n')
  return folder
}
