import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'
import { MASTHEAD, replay } from './replay.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

const TRANSCRIPT = 'docs/first-hour.md'

it('has a transcript of an editor’s first hour that says what the commands print in a new newspaper (RECORD=1 writes it again)', () => {
  const transcript = readFileSync(TRANSCRIPT, 'utf8')
  const folder = path.join(temporaryFolder(), 'the-gazette')
  mkdirSync(folder)
  expect(transcript).toContain('../the-gazette --yes --languages en,es\n')
  spawnSync(process.execPath, [MASTHEAD, 'init', '--yes', '--languages', 'en,es'], { cwd: folder })
  const now = replay(transcript, folder)
  if (process.env.RECORD) writeFileSync(TRANSCRIPT, now)
  else expect(now).toBe(transcript)
})

it('has guides that begin with a line that can be pasted: it clones the repository whose address it is told', () => {
  const lines = ['README.md', 'CONTRIBUTING.md', 'docs/start.md'].map(
    (file) => /```sh\n(.*)/.exec(readFileSync(file, 'utf8'))?.[1],
  )
  const [line] = lines
  expect(lines).toEqual([line, line, line])
  const options = { cwd: temporaryFolder(), input: `${process.cwd()}\n`, encoding: 'utf8' } as const
  const { status, stdout } = spawnSync('bash', ['-c', `${line} && ls`], options)
  expect(status).toBe(0)
  expect(stdout).toMatch(/^Address of this repository: [\s\S]*^package\.json$/m)
})
