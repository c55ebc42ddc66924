import path from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { buildTimeProblem } from '../settings/build-time.ts'
import { COMMANDS } from './commands.ts'

/** The exit code for wrong usage; 1 means that the command found problems. */
export const EXIT_USAGE = 2

/** Ends the process with a message about wrong usage, and where to find help. */
export function usageError(message: string): never {
  const script = path.basename(process.argv[1] ?? '')
  const command = COMMANDS.find(({ file }) => file === script)
  console.error(`${message}\nSee: npx masthead help${command ? ` ${command.name}` : ''}`)
  process.exit(EXIT_USAGE)
}

/** Reads the arguments of a command by Node's own rules; ends the process if they are not allowed. */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    return usageError(
      plainly(error instanceof Error ? error.message : String(error), Object.keys(config.options ?? {})),
    )
  }
}

/**
 * Ends the process if SOURCE_DATE_EPOCH is not a valid time. Every command that reads stories or writes a date calls it
 * first.
 */
export function requireBuildTime(): void {
  const problem = buildTimeProblem()
  if (problem !== undefined) usageError(problem)
}

/** Rewrites Node's message about an argument for people who are not programmers. */
function plainly(message: string, options: readonly string[]): string {
  const [, unknown] = /^Unknown option '([^']+)'/.exec(message) ?? []
  if (unknown) {
    const known = options.map((option) => `--${option}`).join(', ')
    return `There is no option “${unknown}” here. ${known ? `There is ${known}.` : 'There is none.'}`
  }
  const [, surplus] = /^Unexpected argument '([^']*)'/.exec(message) ?? []
  return surplus === undefined ? message : `“${surplus}” is more than this command takes.`
}
