import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { readArguments, requireBuildTime, usageError } from '../../lib/cli/command.ts'
import { engineFolder } from '../../lib/settings/installation.ts'
import { initCommands } from './commands.ts'
import { BEFORE_PUBLISHING, beginRepository, initNewsroom } from './init-newsroom.ts'
import { thisEngine } from './this-engine.ts'

/** `npx masthead init` makes a newsroom in this folder, and replaces nothing. `--from` imports stories into it. */
const { values } = readArguments(initCommands.init)
requireBuildTime()
const isNew = !existsSync('content/site.yaml')
const result = await initNewsroom(process.cwd(), values, thisEngine())
if ('problems' in result) usageError(result.problems.join('\n'))
if (beginRepository(process.cwd())) console.log('A Git repository was begun here.')
console.log(result.report)
if (isNew) console.log(`Next: npm install, then npm start. ${values.example ? '' : BEFORE_PUBLISHING}`.trim())
if (values.from) {
  const script = path.join(engineFolder(), `lib/cli/masthead${path.extname(import.meta.filename)}`)
  const words = [script, 'import', values.from, '--into', 'content']
  process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1
}
