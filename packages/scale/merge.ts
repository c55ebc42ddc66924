import { readArguments, usageError } from '../../lib/cli/command.ts'
import { buildFromShards } from '../../lib/cli/run-build.ts'
import { requestTiming } from '../../lib/settings/process.ts'
import { scaleCommands } from './commands.ts'

/** `npx masthead merge folder…` builds the site from the shards that `npx masthead build --shard i/n` left. */
const { values, positionals } = readArguments(scaleCommands.merge)
if (positionals.length === 0) usageError('Name the folders of the shards: npx masthead merge out.shard-*')
if (values.timing) requestTiming()
process.exitCode = await buildFromShards(positionals)
