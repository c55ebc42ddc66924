import { mergeShards } from '../../build/archive/shard.ts'
import { build } from '../run-build.ts'

/** `npm run merge -- folder…` builds the site from the shards that `npm run build -- --shard i/n` left. */
const folders = process.argv.slice(2)
if (folders.length === 0) {
  console.error('Name the folders that the shards left: npm run merge -- out.shard-1-of-2 out.shard-2-of-2')
  process.exit(1)
}
process.exitCode = await build((projectDir, compiled) => mergeShards(projectDir, compiled, folders))
