import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { COMMANDS, readArguments, requireBuildTime, usageError } from '../../lib/cli/commands.ts'
import { engineFolder } from '../../lib/settings/engine.ts'
import { beginRepository, initNewsroom } from './init-newsroom.ts'
import { thisEngine } from './this-engine.ts'

/** `npx masthead init` makes a newsroom in this folder, and replaces nothing. `--from` imports stories into it. */
const { values } = readArguments(COMMANDS.init)
requireBuildTime()
const result = await initNewsroom(process.cwd(), values, thisEngine())
if ('problems' in result) usageError(result.problems.join('\n'))
if (beginRepository(process.cwd())) console.log('A Git repository was begun here.')
console.log(
  `${result.report}\nNext: npm install, then npm start. Fill in \`publisher\` in content/site.yaml before you publish.`,
)
if (values.from) {
  const script = path.join(engineFolder(), `lib/cli/masthead${path.extname(import.meta.filename)}`)
  const words = [script, 'import', values.from, '--into', 'content']
  process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1
}
