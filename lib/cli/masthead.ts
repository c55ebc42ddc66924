#!/usr/bin/env node
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { shellWord } from '../problem/wording.ts'
import { engineFolder, engineVersion, ownPackageFile, packedCode } from '../settings/installation.ts'
import { contentDir } from '../settings/settings.ts'
import { type Command, usageError } from './command.ts'
import {
  COMMAND_NAMES,
  type CommandName,
  commandElsewhere,
  findCommand,
  isCommand,
  missingCommand,
  packageOfCommand,
} from './find-command.ts'
import { helpForAll, helpForCommand } from './help.ts'
import { helpOnTopic, helpTopics, topicWith } from './help-topics.ts'

/**
 * Runs `npx masthead <command>`. Each command is a script in the folder `commands` or in a package, which runs in this
 * process, with the remaining arguments, as if it had been started by itself.
 * No package is imported before it is needed, because doctor must start where packages are missing.
 */
async function main([name = 'help', ...rest]: readonly string[]): Promise<void> {
  if (['version', '--version', '-v', '-V'].includes(name)) return console.log(engineVersion())
  if (['help', '--help', '-h'].includes(name)) return help(rest[0] ?? 'help')
  if (!isCommand(name)) return refuse(name, `There is no command “${name}”.`, COMMAND_NAMES)
  if (rest.some((word) => word === '--help' || word === '-h')) return help(name)
  return run(name, rest)
}

/** Prints the help for all commands, for one, or a document. */
async function help(asked: string): Promise<void> {
  const topics = helpTopics()
  if (asked === 'help') return console.log(await helpForAll(topics))
  if (isCommand(asked)) return console.log(helpForCommand(asked, await requireCommand(asked)))
  if (topics.includes(asked)) return console.log(helpOnTopic(asked))
  const topic = commandElsewhere(asked) ? undefined : topicWith(asked)
  if (topic) return console.log(`“${asked}” is in: npx masthead help ${topic}`)
  return refuse(asked, `There is no command and no topic “${asked}”.`, [...COMMAND_NAMES, ...topics])
}

/** Ends the process because there is no such command, and names the one that was meant. */
async function refuse(given: string, message: string, names: readonly string[]): Promise<never> {
  const { didYouMean } = await import('../problem/did-you-mean.ts')
  const nearest = commandElsewhere(given) ?? didYouMean(given, [...names, 'help'])
  return usageError(nearest ? `${message} Did you mean “${nearest}”?` : message)
}

/** Returns what a command does and its options. Ends the process if its package is not installed. */
async function requireCommand(name: CommandName): Promise<Command> {
  const command = await findCommand(name)
  if (command) return command
  console.error(`“${name}” is ${missingCommand(name)}`)
  process.exit(1)
}

async function run(name: CommandName, words: readonly string[]): Promise<void> {
  const { needsNoContent } = await requireCommand(name)
  if (!needsNoContent && contentDir() === 'content' && !existsSync('content') && !enterNewspaper()) {
    const home = packedCode()
      ? 'the folder of your newsroom, or name its content: CONTENT_DIR=…'
      : `Masthead’s own folder first: cd ${shellWord(path.relative('', engineFolder()))}`
    return usageError(`There is no folder “content” here, in ${process.cwd()}. Go to ${home}`)
  }
  const owner = packageOfCommand(name)
  const script = owner
    ? ownPackageFile(owner, name)
    : path.join(import.meta.dirname, 'commands', `${name}${path.extname(import.meta.filename)}`)
  if (!script) throw new Error(`The package @masthead/${owner} is damaged: it has no ${name}. Install it again.`)
  process.argv.splice(1, Number.POSITIVE_INFINITY, script, ...words)
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
