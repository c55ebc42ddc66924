import { expect, it, vi } from 'vitest'
import { expectNone, runNpm } from '../build/npm-tree.ts'
import { writeNewsroom } from '../content/newsroom.ts'

vi.setConfig({ testTimeout: 120_000 })

it.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('%s to npm ends every process of npm run dev', async (signal) => {
  const npm = await runNpm('dev', { CONTENT_DIR: writeNewsroom() }, /Open http/)
  expect(npm.alive().length).toBeGreaterThanOrEqual(4)
  npm.signal(signal)
  await expectNone(npm)
})

it('Ctrl+C ends every process of npm run dev', async () => {
  const npm = await runNpm('dev', { CONTENT_DIR: writeNewsroom() }, /Open http/)
  npm.signalAll('SIGINT')
  await expectNone(npm)
})
