import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { writeNewsroom } from '../content/newsroom.ts'
import { masthead } from './masthead.ts'

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000 })

it.each<[call: string[], says: string]>([
  [
    ['status', '--jsn'],
    'There is no option “--jsn” here. There is --html, --json, --timing.\nSee: npx masthead help status',
  ],
  [['check', 'harvest'], '“harvest” is more than this command takes.'],
  [['build', '--shard', '5/3'], '“5/3” is not a shard: write --shard 2/3'],
  [['build', '--shard'], 'No variable says which shard this machine builds. Write --shard 2/3'],
  [['merge'], 'Name the folders of the shards'],
  [['verify', '--timing'], 'There is no option “--timing” here. There is --json.'],
  [['help', 'nxt'], 'There is no command and no topic “nxt”. Did you mean “next”?'],
  [['new', 'About!'], '/en/about/, an address that the site needs itself'],
  [['new', 'The mill', '--slug', 'The mill'], 'Write small letters, digits and hyphens: the-mill'],
  [['translate', 'harvst', 'ar'], 'There is no story or page “harvst”. Did you mean “harvest”?'],
])('says what is wrong with %j', (call, says) => {
  expect(masthead(writeNewsroom(), ...call)).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining(says),
  })
})

it.each([
  ['SEARCH', 'false', 'SEARCH=off'],
  ['CARDS', 'of', 'CARDS=off'],
  ['PORTABLE', 'true', 'PORTABLE=1'],
])('builds nothing with %s=%s, which is not a value of it', (variable, value, example) => {
  vi.stubEnv(variable, value)
  expect(masthead(writeNewsroom(), 'build')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: `${variable} is “${value}”. Write ${example}, or leave ${variable} out.\n`,
  })
  vi.unstubAllEnvs()
})

it('works for the newspaper that its folder is in, and says which', () => {
  const script = path.resolve('lib/cli/masthead.mjs')
  const env = { ...process.env, CONTENT_DIR: '' }
  const { status, stderr } = spawnSync(process.execPath, [script, 'check'], { cwd: 'lib/cli', env, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, `In ${process.cwd()}:\n`])
})
