import path from 'node:path'
import { buildSite } from '../../builder/write/build-site.ts'
import { requirePackage } from '../../library/package-of.ts'
import { reasonOf } from '../../problem/problem.ts'
import { requestTiming } from '../../settings/process.ts'
import { contentDir } from '../../settings/settings.ts'
import { readChangedStories } from '../changed-stories.ts'
import { readArguments, usageError } from '../command.ts'
import { coreCommands } from '../commands.ts'
import { build } from '../run-build.ts'

/** The value of `--shard` alone: the share that the engine names. */
const IMPLIED = coreCommands.build.options.shard.implied

/**
 * `npm run build` and `npx masthead build`: `--shard 2/3` builds a share of the archive, and `--shard`
 * the share that the variables of Slurm, Kubernetes, AWS Batch, GitLab, Buildkite or GitHub name; `--changed` looks
 * only at the stories whose files a list names; `--timing` prints how long each step took.
 */
async function main(): Promise<number> {
  const { values } = readArguments(coreCommands.build)
  if (values.timing) requestTiming()
  if (values.changed !== undefined && values.shard !== undefined)
    usageError('--changed and --shard do not go together.')
  try {
    if (values.shard !== undefined) {
      const { shardNamed } = await requirePackage('scale', '--shard')
      const shard = shardNamed(values.shard === IMPLIED ? undefined : values.shard)
      const { buildOfShard } = await import('../../builder/write/shards.ts')
      const own = buildOfShard(shard)
      return build(own.build, own)
    }
    if (values.changed === undefined) return build()
    const changed = readChangedStories(values.changed, path.resolve(contentDir()))
    return build((projectDir, compiled) => buildSite(projectDir, compiled, changed))
  } catch (error) {
    return usageError(reasonOf(error)) // there is no such list, or no such shard
  }
}

process.exitCode = await main()
