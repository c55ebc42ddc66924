import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import {
  COMMAND_NAMES,
  commandElsewhere,
  findCommand,
  isCommand,
  packageOfCommand,
} from '../../lib/cli/find-command.ts'
import { helpForAll } from '../../lib/cli/help.ts'
import { temporaryFolder } from './helpers/temporary-folder.ts'

const DECLARATIONS = globSync('packages/*/commands.ts').map((file) => file.replaceAll(path.sep, '/'))

it('every command says what it does and what each of its options is for', async () => {
  for (const name of COMMAND_NAMES) {
    const command = await findCommand(name)
    expect(command?.example, name).toMatch(new RegExp(`npx masthead ${name}\\b`))
    for (const text of [command?.summary, ...Object.values(command?.options ?? {}).map(({ about }) => about)])
      expect(text, name).toMatch(/^[a-z].{8,}[^.]$/)
  }
})

it.each(DECLARATIONS)(
  '%s declares the commands that help lists for its package, which exports their scripts',
  async (file) => {
    const folder = path.basename(path.dirname(file))
    const listed = COMMAND_NAMES.filter((name) => packageOfCommand(name) === folder)
    const declared = Object.keys((await import(path.resolve(file)))[`${folder}Commands`])
    expect(declared.toSorted()).toEqual(listed.toSorted())
    const { exports } = JSON.parse(readFileSync(`packages/${folder}/package.json`, 'utf8'))
    expect(exports).toMatchObject(
      Object.fromEntries(['commands', ...listed].map((name) => [`./${name}`, `./${name}.ts`])),
    )
  },
)

it.each([...DECLARATIONS, 'lib/cli/commands.ts'])('%s is data, so that help need not load the command', (file) => {
  const imports = readFileSync(file, 'utf8').matchAll(/ from '(.*)'/g)
  expect([...imports].map(([, name = '']) => path.join(path.dirname(file), name))).toEqual(['lib/cli/command.ts'])
})

it('where a package is not installed, help lists its commands with what installs it', async () => {
  vi.stubEnv('MASTHEAD_ENGINE', temporaryFolder({ 'compiled/digest': '', 'package.json': PEERS }))
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await findCommand('publish')).toBeUndefined()
  const lines = (await helpForAll([])).split('\n')
  expect(lines).toContain('  publish    in a package of its own. Install it: npm install @masthead/publish@0.2.0')
  expect(lines).toContain('  merge      in a package of its own. Install it: npm install @masthead/scale@0.2.0')
  expect(lines).toContain('  new        starts a story: a folder, and in it a file to write in')
})

const PEERS = '{"peerDependencies": {"@masthead/publish": "0.2.0", "@masthead/scale": "0.2.0"}}'

it('knows a command by the name that another tool has for it, and no command by a word of JavaScript', () => {
  expect(commandElsewhere('Deploy')).toBe('publish')
  expect(commandElsewhere('lint')).toBe('check')
  expect(commandElsewhere('constructor')).toBeUndefined()
  expect(isCommand('constructor')).toBe(false)
})
