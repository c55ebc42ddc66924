import { mergeShards } from '../../builder/write/shard.ts'
import { requestTiming } from '../../settings/process.ts'
import { readArguments, usageError } from '../arguments.ts'
import { COMMANDS } from '../commands.ts'
import { build } from '../run-build.ts'

/** `npx masthead merge folder…` builds the site from the shards that `npx masthead build --shard i/n` left. */
const { values, positionals } = readArguments(COMMANDS.merge)
if (positionals.length === 0) usageError('Name the folders of the shards: npx masthead merge out.shard-*')
if (values.timing) requestTiming()
process.exitCode = await build((projectDir, compiled) => mergeShards(projectDir, compiled, positionals))
