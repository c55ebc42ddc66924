#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { engineFolder, packedCode } from '../settings/engine.ts'
import { contentDir } from '../settings/settings.ts'
import { usageError } from './arguments.ts'
import { helpForAll, helpForCommand, NAMED_COMMANDS } from './commands.ts'

/**
 * Runs `npx masthead <command>`. Each command is a script in the folder `commands`, which gets the remaining arguments.
 * No package is imported before it is needed, because doctor must start where packages are missing.
 */
async function main([name = 'help', ...rest]: readonly string[]): Promise<number> {
  const isHelp = ['help', '--help', '-h'].includes(name)
  const asked = isHelp ? rest[0] : name
  const command = NAMED_COMMANDS.find((known) => known.name === asked)
  if (isHelp || (command && rest.some((word) => word === '--help' || word === '-h'))) {
    console.log(command ? helpForCommand(command) : helpForAll())
    return 0
  }
  if (!command) {
    const { didYouMean } = await import('../problem/did-you-mean.ts')
    const nearest = didYouMean(name, [...NAMED_COMMANDS.map((known) => known.name), 'help'])
    return usageError(`There is no command “${name}”.${nearest ? ` Did you mean “${nearest}”?` : ''}`)
  }
  if (!command.needsNoContent && contentDir() === 'content' && !existsSync('content')) {
    const home = packedCode()
      ? 'the folder of your newsroom, or name its content: CONTENT_DIR=…'
      : `Masthead’s own folder first: cd ${path.relative('', engineFolder())}`
    return usageError(`There is no folder “content” here, in ${process.cwd()}. Go to ${home}`)
  }
  const script = path.join(import.meta.dirname, 'commands', `${name}${path.extname(import.meta.filename)}`)
  const { status } = spawnSync(process.execPath, [script, ...rest], { stdio: 'inherit' })
  return status ?? 1
}

process.exitCode = await main(process.argv.slice(2))
