import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readArguments, requireBuildTime, usageError } from '../arguments.ts'
import { COMMANDS } from '../commands.ts'
import { initNewsroom } from '../init/init-newsroom.ts'

/** `npx masthead init` makes a newsroom in this folder, and replaces nothing. `--from` imports stories into it. */
const { values } = readArguments(COMMANDS.init)
requireBuildTime()
const engine = new URL('../../../', import.meta.url)
const result = await initNewsroom(process.cwd(), values, {
  template: fileURLToPath(new URL('packages/create-masthead/template', engine)),
  version: JSON.parse(readFileSync(new URL('package.json', engine), 'utf8')).version,
})
if ('problems' in result) usageError(result.problems.join('\n'))
console.log(
  `${result.report}\nNext: npm install, then npm start. Fill in \`publisher\` in content/site.yaml before you publish.`,
)
if (values.from) {
  const script = fileURLToPath(new URL('./import.ts', import.meta.url))
  process.exitCode =
    spawnSync(process.execPath, [script, values.from, '--into', 'content'], { stdio: 'inherit' }).status ?? 1
}
