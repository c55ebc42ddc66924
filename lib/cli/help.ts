import { type Command, optionLines } from './command.ts'
import { COMMAND_NAMES, findCommand, missingCommand } from './find-command.ts'

/** Returns the help for one command: its usage, what it does, its options, and an example. */
export function helpForCommand(name: string, { takes, options, summary, example }: Command): string {
  const usage = ['masthead', name, takes, Object.keys(options).length > 0 ? '[options]' : undefined]
  const lines = optionLines(options)
  const listed = lines.length > 0 ? `\n\nOptions:\n${lines.join('\n')}` : ''
  return `${usage.filter(Boolean).join(' ')}\n\n  ${summary}${listed}\n\nFor example:\n  ${example}`
}

/**
 * Returns the help for all commands. One whose package is not installed has the command that installs it.
 * @param topics the documents that `masthead help` shows
 */
export async function helpForAll(topics: readonly string[]): Promise<string> {
  const width = Math.max(...COMMAND_NAMES.map((name) => name.length))
  const lines = COMMAND_NAMES.map(async (name) => {
    const command = await findCommand(name)
    return `  ${name.padEnd(width)}  ${command?.summary ?? missingCommand(name)}`
  })
  return [
    'masthead <command>',
    '',
    ...(await Promise.all(lines)),
    '',
    `To read, with npx masthead help <topic>: ${topics.join(', ')}.`,
    'More about one command: npx masthead help <command>. The version: npx masthead --version',
    'Exit codes: 0 for success; 1 where problems were found; 2 where the command was called wrongly.',
    'Colours only on a terminal, and never with NO_COLOR. npx masthead help commands explains CONTENT_DIR, OUT_DIR and SITE_URL.',
  ].join('\n')
}
