import path from 'node:path'
import { ContentError } from '../press/archive.ts'
import { codeDigest } from '../press/code-digest.ts'
import { compiledFolder, readCompiled } from '../press/compiled.ts'
import { lock } from '../press/lock.ts'
import { buildSite } from '../press/press-site.ts'
import { buildShard, parseShard, shardFolder } from '../press/shard.ts'
import { recover } from '../press/swap-folder.ts'
import { printProblems } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'
import { siteUrl } from '../publication/addresses.ts'
import { freezeBuildTime } from '../story/build-time.ts'
import { readLibrary, sourceTextOf } from '../story/library.ts'
import { readSample } from '../story/the-library.ts'
import { readArguments, requireBuildTime, usageError } from './arguments.ts'
import { type CodeCompiler, compileCode } from './compile-code.ts'
import { explainFailure } from './explain-failure.ts'
import { contentDir, outDir, pressing } from './settings.ts'

const root = path.resolve(contentDir())

/** How content becomes a site, or a part of one, as soon as the code is compiled; it returns the warnings. */
export type SiteBuilder = (projectDir: string, compiled: Promise<unknown>) => Promise<readonly Problem[]>

/**
 * `npm run build`: presses the content into OUT_DIR. Next compiles the code and renders a page of each kind when the code
 * has changed, while stories are read; otherwise what it compiled before serves. Nothing is published unless all went well.
 * If SOURCE_DATE_EPOCH is no time, the process ends before anything is built.
 * @param into where it is pressed, for the closing line
 * @returns the exit code
 */
export async function build(press: SiteBuilder = buildSite, into = outDir()): Promise<number> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  requireBuildTime()
  freezeBuildTime()
  const projectDir = process.cwd()
  let unlock = () => {}
  let compiler: CodeCompiler | undefined
  try {
    siteUrl() // a wrong SITE_URL is reported before anything is compiled
    unlock = lock(projectDir)
    recover(path.resolve(outDir()))
    const isStock = pressing() === 'off'
    if (isStock || !readCompiled(compiledFolder(projectDir, codeDigest(projectDir)))) {
      refuseFaults(isStock)
      compiler = compileCode(isStock ? 'off' : 'later')
    }
    if (isStock) await compiler?.done
    else report(await press(projectDir, compiler?.done ?? Promise.resolve()))
  } catch (error) {
    if (error instanceof ContentError) report(error.problems)
    else console.error(explainFailure(error))
    return 1
  } finally {
    await compiler?.stop()
    unlock()
  }
  console.log(`\nPressed into ${into}.`)
  return 0
}

/** Next stops at the first fault, so what it is going to read is checked before, and everything if that has errors. */
function refuseFaults(isStock: boolean): void {
  const isSound = Boolean((isStock ? readLibrary(root) : readSample(root)).library)
  if (!isSound) throw new ContentError(readLibrary(root).problems)
}

function report(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  console.log(printProblems(problems, sourceTextOf(root), process.stdout.isTTY && !process.env.NO_COLOR))
}

/** `--shard 2/3` presses a share of the archive; `--timing` says where the time went. */
async function main(): Promise<number> {
  const { values } = readArguments({ options: { shard: { type: 'string' }, timing: { type: 'boolean' } } })
  if (values.timing) process.env.TIMING = 'on'
  if (values.shard === undefined) return build()
  const shard =
    parseShard(values.shard) ?? usageError(`“${values.shard}” is no shard: write --shard 2/3 for the second of three.`)
  const press: SiteBuilder = (projectDir, compiled) => buildShard(projectDir, compiled, shard)
  return build(press, shardFolder(process.cwd(), shard))
}

if (import.meta.main) process.exitCode = await main()
