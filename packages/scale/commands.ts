import { type Command, flag } from '../../lib/cli/command.ts'

/** The command that merges shards. `--shard` is an option of `build`, which is in the core. */
export const scaleCommands = {
  merge: {
    takes: '<folder of a shard>…',
    options: { timing: flag('prints how long each step takes') },
    summary: 'builds the site from the shards that several machines built, the same bytes as one machine',
    example: 'npx masthead merge out.shard-*',
  },
} satisfies Readonly<Record<string, Command>>
