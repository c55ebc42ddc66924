import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { engineFolder } from '../../settings/engine.ts'
import { engineVersion, packageVersions } from '../../settings/packages.ts'
import { readArguments, requireBuildTime, usageError } from '../arguments.ts'
import { COMMANDS } from '../commands.ts'
import { initNewsroom } from '../init/init-newsroom.ts'

/** `npx masthead init` makes a newsroom in this folder, and replaces nothing. `--from` imports stories into it. */
const { values } = readArguments(COMMANDS.init)
requireBuildTime()
const result = await initNewsroom(process.cwd(), values, {
  template: path.join(engineFolder(), 'packages/create-masthead/template'),
  version: engineVersion(),
  packages: packageVersions(),
})
if ('problems' in result) usageError(result.problems.join('\n'))
console.log(
  `${result.report}\nNext: npm install, then npm start. Fill in \`publisher\` in content/site.yaml before you publish.`,
)
if (values.from) {
  const script = path.join(import.meta.dirname, `../masthead${path.extname(import.meta.filename)}`)
  const words = [script, 'import', values.from, '--into', 'content']
  process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1
}
