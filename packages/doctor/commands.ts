import { type Command, flag } from '../../lib/cli/command.ts'

/** The command that examines a machine or a host. */
export const doctorCommands = {
  doctor: {
    takes: '[address]',
    options: { json: flag('prints the problems as JSON, for a script') },
    summary:
      'reports the problems of this machine, or of a host that serves the site, and how to fix them; exit code 1 on any error',
    example: 'npx masthead doctor https://news.example/',
    needsNoContent: true,
  },
} satisfies Readonly<Record<string, Command>>
