import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The exit code where a command was called wrongly; 1 says that what it looked at has faults. */
export const MISUSED = 2

/** Ends the process with a message for who called a command wrongly. */
export function misuse(message: string): never {
  console.error(`${message}\nSee: npx masthead help`)
  process.exit(MISUSED)
}

/** The arguments of a command, by Node’s own rules; what they do not allow ends the process. */
export function readArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error))
  }
}
