import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { writeNewsroom } from '../content/newsroom.ts'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'
import { expectNone, runNpm } from './npm-tree.ts'

// It only ends a test that hangs.
vi.setConfig({ testTimeout: 300_000 })

it.each(['SIGTERM', 'SIGKILL'] as const)(
  '%s to npm ends every process of npm start, while it serves',
  async (signal) => {
    await expectEnd(/Open http/, signal)
  },
)

it('SIGTERM to npm ends every process of npm start, while Next compiles', async () => {
  await expectEnd(/Compiling the pages/, 'SIGTERM', { PRESS: 'off' })
})

async function expectEnd(until: RegExp, signal: NodeJS.Signals, variables: Readonly<Record<string, string>> = {}) {
  const out = temporaryFolder()
  const env = { CONTENT_DIR: writeNewsroom(), OUT_DIR: path.join(out, 'site'), ...variables }
  const npm = await runNpm('start', env, until)
  expect(npm.alive().length).toBeGreaterThanOrEqual(2)
  npm.signal(signal)
  await expectNone(npm)
}
