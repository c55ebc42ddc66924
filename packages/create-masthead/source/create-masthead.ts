#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { optionLines, parseArguments } from '../../../lib/cli/command.ts'
import { shellWord } from '../../../lib/problem/wording.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { initCommands } from '../../init/commands.ts'
import { BEFORE_PUBLISHING, beginRepository, initNewsroom } from '../../init/init-newsroom.ts'

const USAGE = `npm create masthead@latest my-paper

Makes a newspaper in the new folder my-paper. It asks for what these options, after --, leave open:

${optionLines(initCommands.init.options).join('\n')}

For example: npm create masthead@latest my-paper -- --name "The Gazette" --languages en,fr --yes`

process.exitCode = await create()

/** Makes a newsroom in a new folder. @returns the exit code */
async function create(): Promise<number> {
  const parsed = parseArguments({
    takes: 'folder',
    options: { ...initCommands.init.options, help: { type: 'boolean', about: 'shows this' } },
  })
  if ('problem' in parsed) return misused(parsed.problem)
  const { values, positionals } = parsed
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const [name, ...others] = positionals
  if (!name || name.startsWith('-') || others.length > 0)
    return misused('Name one folder: npm create masthead@latest my-paper')
  const folder = path.resolve(name)
  if (existsSync(folder) && !isEmptyFolder(folder))
    return misused(`${name} exists and is not empty. Choose another name, or run this in it: npx masthead init`)
  const result = await initNewsroom(folder, values, {
    template: fileURLToPath(new URL('../template', import.meta.url)),
    version: manifest.version,
    packages: manifest.dependencies,
  })
  if ('problems' in result) return misused(result.problems.join('\n'))
  console.log(result.report)
  if (beginRepository(folder)) console.log(`A Git repository was begun in ${name}.`)
  if (values.from && !importStories(folder, path.resolve(values.from))) return 1
  console.log(`Next:

  cd ${shellWord(name)}
  npm install
  npm start
${values.example ? '' : `\n${BEFORE_PUBLISHING}`}`)
  return 0
}

function misused(problem: string): number {
  console.error(`${problem}\nSee: npm create masthead@latest -- --help`)
  return 2
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return false // It is a file, or may not be read.
  }
}

/** Installs the newsroom's packages, and imports stories. @returns whether nothing is left to fix */
function importStories(folder: string, from: string): boolean {
  const importer = `@masthead/import@${manifest.version}`
  return (
    runNpm(folder, 'install') &&
    runNpm(folder, 'install', '--no-save', importer) && // It is needed once.
    runNpm(folder, 'exec', '--', 'masthead', 'import', from)
  )
}

/** Runs the npm that started this command. @returns whether it succeeded */
function runNpm(cwd: string, ...args: string[]): boolean {
  const script = process.env.npm_execpath
  const { status } = script
    ? spawnSync(process.execPath, [script, ...args], { cwd, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
  return status === 0
}
