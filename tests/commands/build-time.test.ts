import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { writeNewsroom } from '../content/newsroom.ts'

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000 })

const SAID = /^SOURCE_DATE_EPOCH is “2026-11-26”, which is not a time of a build\.\nWrite whole seconds since 1970, .*/

it.each([
  'commands/build.ts',
  'commands/build.ts --shard 1/2',
  '../../packages/preview/start.ts',
  'masthead.mjs merge out.shard-1-of-1',
  'commands/check.ts',
  'masthead.mjs status',
  'masthead.mjs translate harvest ar',
  'masthead.mjs preview',
  'commands/new.ts Harbour',
  'masthead.mjs import docs',
])('%s stops before it does anything if SOURCE_DATE_EPOCH is a date', (command) => {
  const root = writeNewsroom()
  const before = readdirSync(root, { recursive: true })
  const out = path.join(root, '../published')
  mkdirSync(out)
  writeFileSync(path.join(out, 'index.html'), 'As it was.')
  const env = { ...process.env, CONTENT_DIR: root, OUT_DIR: out, SOURCE_DATE_EPOCH: '2026-11-26' }
  const { status, stdout, stderr } = spawnSync(process.execPath, `lib/cli/${command}`.split(' '), {
    env,
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect(stderr).toMatch(SAID)
  expect([status, stdout]).toEqual([2, ''])
  expect(readdirSync(path.dirname(out)).filter((name) => name.startsWith('published'))).toEqual(['published'])
  expect(readdirSync(out)).toEqual(['index.html'])
  expect(readFileSync(path.join(out, 'index.html'), 'utf8')).toBe('As it was.')
  expect(readdirSync(root, { recursive: true })).toEqual(before)
})
