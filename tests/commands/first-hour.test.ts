import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { PUBLICATION } from '../fixtures/publication.ts'
import { replay } from './replay.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 300_000 })

const TRANSCRIPT = 'docs/first-hour.md'

it('has a transcript of an editor’s first hour that says what the commands print (RECORD=1 writes it again)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-hour-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(PUBLICATION, path.join(folder, 'content'), { recursive: true })
  for (const name of ['package.json', '.gitignore']) cpSync(name, path.join(folder, name))
  for (const name of ['lib', 'packages', 'node_modules']) symlinkSync(path.resolve(name), path.join(folder, name))
  const transcript = readFileSync(TRANSCRIPT, 'utf8')
  const now = replay(transcript, folder)
  if (process.env.RECORD) writeFileSync(TRANSCRIPT, now)
  else expect(now).toBe(transcript)
})
