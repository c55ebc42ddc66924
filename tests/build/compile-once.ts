import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PUBLICATION } from '../fixtures/publication.ts'

/** Lets Next compile this state of the code before the first test, so that no build of a test compiles. */
export function setup(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-test-'))
  const env = { ...process.env, CONTENT_DIR: PUBLICATION, OUT_DIR: path.join(folder, 'out') }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/commands/build.ts'], {
    encoding: 'utf8',
    env,
  })
  rmSync(folder, { recursive: true, force: true })
  if (status !== 0) throw new Error(`The site could not be built.\n${stdout}\n${stderr}`)
}
