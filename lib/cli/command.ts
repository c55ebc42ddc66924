import { existsSync } from 'node:fs'
import path from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { systemSentence } from '../problem/wording.ts'
import { buildTimeProblem, withoutPasswords } from '../settings/settings.ts'

/** One command of `npx masthead`. Its script has its name. */
export interface Command {
  /** The arguments that may follow the name. */
  readonly takes?: string
  /** The options as Node reads them. */
  readonly options: ParseArgsOptionsConfig & Readonly<Record<string, OptionFacts>>
  readonly summary: string
  readonly example: string
  /** Whether it works without a content folder. */
  readonly needsNoContent?: true
}

/** What an option is for. Help and docs/commands.md are made of it. */
interface OptionFacts {
  /** What it does, “checks again after each save”, or what its value is, “the name of the newspaper”. */
  readonly about: string
  /** A value that it may have. */
  readonly example?: string
  /** The value that it has if none is written. */
  readonly implied?: string
}

/**
 * Declares an option without a value.
 * @param about what it does
 * @example flag('checks again after each save') // => { type: 'boolean', about: 'checks again after each save' }
 */
export const flag = (about: string) => ({ type: 'boolean', about }) as const

/**
 * Declares an option with a value.
 * @param example a value that it may have
 * @param about what its value is, or what it does
 * @example value('en', 'the language') // => { type: 'string', example: 'en', about: 'the language' }
 */
export const value = (example: string, about: string) => ({ type: 'string', example, about }) as const

/**
 * Ends the process with a message about wrong usage, and where to find help.
 * @example
 * if (!story) usageError('Name a story.')
 */
export function usageError(message: string): never {
  console.error(`${withoutPasswords(message)}\nSee: npx masthead help${running && ` ${running}`}`)
  process.exit(EXIT_USAGE)
}

/** The name of the command that is running; empty before it reads its arguments. */
let running = ''

/** The exit code for wrong usage; 1 means that the command found problems. */
const EXIT_USAGE = 2

/**
 * Returns the address of a site that a command was given; undefined if it is no http or https address. Ends the process
 * if it contains a password.
 */
export function siteAddressIn(text: string): URL | undefined {
  const url = URL.parse(text.replace(/\/?$/, '/'))
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  if (url.username || url.password)
    usageError(`“${text}” contains a user name or a password. Masthead cannot sign in to a site: leave them out.`)
  return url
}

/**
 * Reads the arguments of a command by Node's own rules; ends the process if they are not allowed. From then on an error
 * of the system that nothing handles, such as a full disk, ends the process with one sentence.
 * @example
 * const { values, positionals } = readArguments({ options: { json: { type: 'boolean' } }, takes: '<story>' })
 */
export function readArguments<Options extends Command['options']>(command: {
  readonly options: Options
  readonly takes?: string
}) {
  running = path.parse(process.argv[1] ?? '').name
  process.on('uncaughtExceptionMonitor', (error) => {
    const sentence = systemSentence(error)
    if (sentence === undefined) return
    console.error(sentence)
    process.exit(1)
  })
  if (!existsSync(process.cwd())) usageError(`${process.cwd()}: The name of this folder is not UTF-8. Rename it.`)
  const parsed = parseArguments(command)
  return 'problem' in parsed ? usageError(parsed.problem) : parsed
}

/** Returns the arguments of a command by Node's own rules, or the problem if they are not allowed. */
export function parseArguments<Options extends Command['options']>(command: {
  readonly options: Options
  readonly takes?: string
}) {
  try {
    const args = withImplied(process.argv.slice(2), command.options)
    const { values, positionals } = parseArgs({
      args,
      options: command.options,
      allowPositionals: Boolean(command.takes),
    })
    return { values, positionals }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { problem: plainMessage(message, Object.keys(command.options)) }
  }
}

/** Adds to options that stand alone the value that they then have: `--shard`, `--shard=auto`. */
function withImplied(words: readonly string[], options: Command['options']): string[] {
  return words.map((word, index) => {
    const implied = word.startsWith('--') ? options[word.slice(2)]?.implied : undefined
    const next = words[index + 1]
    return implied !== undefined && (next === undefined || next.startsWith('-')) ? `${word}=${implied}` : word
  })
}

/** Ends the process if SOURCE_DATE_EPOCH is not a valid time, before a command reads stories or writes a date. */
export function requireBuildTime(): void {
  const problem = buildTimeProblem()
  if (problem !== undefined) usageError(problem)
}

/** Rewrites Node's message about an argument for people who are not programmers. */
function plainMessage(message: string, options: readonly string[]): string {
  const [, unknown] = /^Unknown option '([^']+)'/.exec(message) ?? []
  if (unknown) {
    const known = options.map((option) => `--${option}`).join(', ')
    return `There is no option “${unknown}” here. ${known ? `There is ${known}.` : 'There is none.'}`
  }
  const [, surplus] = /^Unexpected argument '([^']*)'/.exec(message) ?? []
  return surplus === undefined ? message : `“${surplus}” is more than this command takes.`
}

/** Returns a line for each option: its name, a value, and what it does. */
export function optionLines(options: Command['options']): string[] {
  const all = Object.entries(options).map(([name, { example, about }]) => ({
    usage: `--${name}${example === undefined ? '' : ` ${example}`}`,
    about,
  }))
  const width = Math.max(0, ...all.map(({ usage }) => usage.length).filter((length) => length <= WIDEST))
  return all.map(({ usage, about }) => {
    const isWide = usage.length > WIDEST
    return isWide ? `  ${usage}\n  ${' '.repeat(width)}  ${about}` : `  ${usage.padEnd(width)}  ${about}`
  })
}

/** The number of characters of an option after which its sentence has a line of its own. */
const WIDEST = 30
