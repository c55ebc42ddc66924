#!/usr/bin/env node
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { shellWord } from '../problem/shell-word.ts'
import { engineFolder, packedCode } from '../settings/engine.ts'
import { engineVersion, installCommand, ownPackageFile } from '../settings/packages.ts'
import { contentDir } from '../settings/settings.ts'
import { helpForAll, helpForCommand, NAMED_COMMANDS, OTHER_NAMES, usageError } from './commands.ts'
import { helpOnTopic, helpTopics, topicWith } from './help-topics.ts'

/**
 * Runs `npx masthead <command>`. Each command is a script in the folder `commands`, which runs in this process, with
 * the remaining arguments, as if it had been started by itself.
 * No package is imported before it is needed, because doctor must start where packages are missing.
 */
async function main([name = 'help', ...rest]: readonly string[]): Promise<void> {
  if (['version', '--version', '-v', '-V'].includes(name)) return console.log(engineVersion())
  const isHelp = ['help', '--help', '-h'].includes(name)
  const asked = isHelp ? rest[0] : name
  const command = NAMED_COMMANDS.find((known) => known.name === asked)
  if (
    (isHelp && (command || (asked ?? 'help') === 'help')) ||
    (command && rest.some((word) => word === '--help' || word === '-h'))
  ) {
    return console.log(command ? helpForCommand(command) : helpForAll(helpTopics()))
  }
  if (isHelp && asked && helpTopics().includes(asked)) return console.log(helpOnTopic(asked))
  if (!command) {
    const { didYouMean } = await import('../problem/did-you-mean.ts')
    const given = asked ?? name
    const [elsewhere] = Object.entries(OTHER_NAMES).find(([, names]) => names.includes(given.toLowerCase())) ?? []
    const nearest =
      elsewhere ??
      didYouMean(given, [...NAMED_COMMANDS.map((known) => known.name), 'help', ...(isHelp ? helpTopics() : [])])
    const inTopic = isHelp && !elsewhere ? topicWith(given) : undefined
    if (inTopic) return console.log(`“${given}” is in: npx masthead help ${inTopic}`)
    return usageError(
      `There is no command ${isHelp ? 'and no topic ' : ''}“${given}”.${nearest ? ` Did you mean “${nearest}”?` : ''}`,
    )
  }
  if (!command.needsNoContent && contentDir() === 'content' && !existsSync('content') && !enterNewspaper()) {
    const home = packedCode()
      ? 'the folder of your newsroom, or name its content: CONTENT_DIR=…'
      : `Masthead’s own folder first: cd ${shellWord(path.relative('', engineFolder()))}`
    return usageError(`There is no folder “content” here, in ${process.cwd()}. Go to ${home}`)
  }
  const script = command.package
    ? ownPackageFile(command.package, name)
    : path.join(import.meta.dirname, 'commands', `${name}${path.extname(import.meta.filename)}`)
  if (!script) {
    console.error(
      `“${name}” is in a package of its own. Install it: ${installCommand([`@masthead/${command.package}`])}`,
    )
    process.exit(1)
  }
  process.argv.splice(1, Number.POSITIVE_INFINITY, script, ...rest)
  await import(pathToFileURL(script).href)
}

/**
 * Goes to the nearest folder above this one that has a newspaper, as Git and npm do, and says so.
 * @returns whether there is one
 */
function enterNewspaper(): boolean {
  let folder = process.cwd()
  while (!existsSync(path.join(folder, 'content', 'site.yaml'))) {
    const above = path.dirname(folder)
    if (above === folder) return false
    folder = above
  }
  console.error(`In ${folder}:`)
  process.chdir(folder)
  return true
}

await main(process.argv.slice(2))
