import { pathToFileURL } from 'node:url'
import { installCommand, type OwnPackage, ownPackageFile } from '../settings/installation.ts'
import type { Command } from './command.ts'
import { coreCommands } from './commands.ts'

/**
 * Every command by its name, in the order in which a story needs them. What it does and its options are declared in
 * `commands.ts` of its package, or of the core.
 */
const COMMANDS = {
  init: { package: 'init', otherNames: ['create', 'setup'] },
  new: { otherNames: ['add', 'post', 'story'] },
  check: { otherNames: ['lint', 'test', 'validate', 'audit'] },
  status: { package: 'translate', otherNames: ['list', 'ls'] },
  next: {},
  translate: { package: 'translate' },
  language: { package: 'init' },
  messages: { package: 'translate' },
  preview: { package: 'preview', otherNames: ['dev', 'develop', 'watch'] },
  import: { package: 'import' },
  build: { otherNames: ['generate', 'compile', 'export', 'make'] },
  merge: { package: 'scale' },
  start: { package: 'preview', otherNames: ['run'] },
  publish: { package: 'publish', otherNames: ['deploy', 'upload', 'push', 'release', 'sync'] },
  serve: { package: 'preview', otherNames: ['server'] },
  verify: {},
  why: {},
  doctor: { package: 'doctor' },
  upgrade: { otherNames: ['update', 'migrate'] },
} satisfies Readonly<Record<string, CommandEntry>>

/** The names of all commands. */
export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter(isCommand)

/** The name of a command. */
export type CommandName = keyof typeof COMMANDS

/** What is known of a command before its declaration is read. */
interface CommandEntry {
  /** The package of Masthead’s own that declares and has it; without one, the core. */
  readonly package?: OwnPackage
  /** Names that other tools have for it. */
  readonly otherNames?: readonly string[]
}

const ENTRIES: Readonly<Record<CommandName, CommandEntry>> = COMMANDS

/** Whether a word is the name of a command. */
export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word)
}

/** Returns the command that another tool calls by a name; undefined if there is none. */
export function commandElsewhere(word: string): CommandName | undefined {
  return COMMAND_NAMES.find((name) => ENTRIES[name].otherNames?.includes(word.toLowerCase()))
}

/** Returns the package that has a command; undefined if the core has it. */
export function packageOfCommand(name: CommandName): OwnPackage | undefined {
  return ENTRIES[name].package
}

/**
 * Returns what a command does and its options, as its package declares them.
 * @returns undefined if the newsroom has not installed the package
 * @example (await findCommand('publish'))?.summary
 */
export async function findCommand(name: CommandName): Promise<Command | undefined> {
  return (await declarationsOf(packageOfCommand(name)))?.[name]
}

type Declarations = Readonly<Record<string, Command>>

async function declarationsOf(owner: OwnPackage | undefined): Promise<Declarations | undefined> {
  if (!owner) return coreCommands
  const file = ownPackageFile(owner, 'commands')
  if (!file) return undefined
  const module: Readonly<Record<`${OwnPackage}Commands`, Declarations>> = await import(pathToFileURL(file).href)
  return module[`${owner}Commands`]
}

/**
 * Returns what help says of a command whose package is not installed.
 * @example missingCommand('publish') // => 'in a package of its own. Install it: npm install @masthead/publish@0.1.0'
 */
export function missingCommand(name: CommandName): string {
  return `in a package of its own. Install it: ${installCommand([`@masthead/${packageOfCommand(name)}`])}`
}
