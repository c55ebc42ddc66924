import path from 'node:path'
import { buildSite } from '../../builder/write/build-site.ts'
import type { ShardBuild } from '../../library/package-of.ts'
import { reasonOf } from '../../problem/reason-of.ts'
import { requestTiming } from '../../settings/process.ts'
import { contentDir } from '../../settings/settings.ts'
import { readArguments, usageError } from '../arguments.ts'
import { readChangedStories } from '../changed-stories.ts'
import { COMMANDS } from '../commands.ts'
import { build, requirePublish, type SiteBuilder } from '../run-build.ts'

/**
 * `npm run build` and `npx masthead build`: `--shard 2/3` builds a share of the archive, and `--shard`
 * the share that the variables of Slurm, Kubernetes, AWS Batch, GitLab, Buildkite or GitHub name; `--changed` looks only at
 * the stories whose files a list names; `--timing` prints how long each step took.
 */
async function main(): Promise<number> {
  const { values } = readArguments(COMMANDS.build)
  if (values.timing) requestTiming()
  if (values.changed !== undefined) {
    if (values.shard !== undefined) usageError('--changed and --shard do not go together.')
    return build(builderFor(values.changed))
  }
  if (values.shard === undefined) return build()
  const shard = await shardFor(values.shard)
  return build(shard.build, shard)
}

/** Returns what builds the site and looks only at the stories in a list; ends the process if there is no such list. */
function builderFor(list: string): SiteBuilder {
  try {
    const changed = readChangedStories(list, path.resolve(contentDir()))
    return (projectDir, compiled) => buildSite(projectDir, compiled, changed)
  } catch (error) {
    return usageError(reasonOf(error))
  }
}

/** Returns the build of a shard; ends the process if there is no such shard. */
async function shardFor(text: string): Promise<ShardBuild> {
  try {
    const { shardBuild } = await requirePublish('--shard')
    return await shardBuild(text)
  } catch (error) {
    return usageError(reasonOf(error))
  }
}

process.exitCode = await main()
