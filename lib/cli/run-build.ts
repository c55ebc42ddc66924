import module from 'node:module'
import path from 'node:path'
import { type CodeCompiler, compileCode } from '../builder/compile/compile-code.ts'
import { compiledFolder, readCompiled } from '../builder/page/compiled.ts'
import { ContentError } from '../builder/render/build-run.ts'
import { buildSite } from '../builder/write/build-site.ts'
import { readLibrary } from '../index/read-library.ts'
import { readSample } from '../index/the-library.ts'
import { requirePackage, type ShardBuild } from '../library/package-of.ts'
import { readNewsroomConfig } from '../newsroom/newsroom-config.ts'
import { printProblems } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'
import { systemReason } from '../problem/wording.ts'
import { ownPackageFile, packedCode } from '../settings/installation.ts'
import { prepareBuild, printsColour } from '../settings/process.ts'
import {
  buildMode,
  cacheUrl,
  contentDir,
  freezeBuildTime,
  isPortable,
  outDir,
  requireSwitches,
  siteUrl,
  withoutPasswords,
} from '../settings/settings.ts'
import { sourceTextOf } from '../source/source-file.ts'
import { contentCacheFolder } from '../store/cache-folder.ts'
import { codeDigest } from '../store/digests.ts'
import { exchangedCache } from '../store/exchange-database.ts'
import { beginBuild } from '../store/out-folder.ts'
import { WITHOUT_LINT } from './check/story-reports.ts'
import { requireBuildTime } from './command.ts'
import { checkOnlySentence } from './site.ts'

/** Builds a site from the content, or a part of it, as soon as the code is compiled. Returns the warnings. */
export type SiteBuilder = ShardBuild['build']

const root = path.resolve(contentDir())

/**
 * `npm run build` builds the content into OUT_DIR. If the code has changed, Next compiles it and renders a page of each
 * kind, while stories are read. Otherwise the cached compiled code is used. The site is published only if there was no
 * error. If SOURCE_DATE_EPOCH is not a valid time, the process ends before anything is built.
 * With CACHE_URL, a build begins with what other machines have made. Shards read the shared cache, and do not write it.
 * @returns the exit code
 */
export async function build(builder: SiteBuilder = buildSite, shard?: ShardBuild): Promise<number> {
  prepareBuild()
  requireBuildTime()
  freezeBuildTime()
  // Next and the threads, which start later, need not compile the same modules again. Node 20 has no such cache.
  module.flushCompileCache?.()
  const projectDir = process.cwd()
  let unlock = () => {}
  let compiler: CodeCompiler | undefined
  try {
    siteUrl() // a wrong variable is reported before anything is compiled
    requireSwitches()
    unlock = (shard?.begin ?? beginBuild)(projectDir)
    const isStock = buildMode() === 'off'
    if (isStock || !readCompiled(compiledFolder(projectDir, codeDigest(projectDir)))) {
      if (packedCode()) throw new Error('The installed package of Masthead is damaged. Run npm ci.')
      await readNewsroomConfig(root)
      refuseErrors(isStock)
      compiler = compileCode(isStock ? 'off' : 'later')
    }
    if (isStock) await compiler?.done
    else {
      const url = cacheUrl()
      const sharing = url === undefined ? builder : sharingCache(builder, url, !shard)
      report(await sharing(projectDir, compiler?.done ?? Promise.resolve()))
      const more = shard ? undefined : checkOnlySentence(projectDir)
      if (more) console.log(`\n${more}`)
      if (!ownPackageFile('lint', 'main')) console.error(WITHOUT_LINT)
    }
  } catch (error) {
    if (error instanceof ContentError) report(error.problems)
    else console.error(explainFailure(error))
    return 1
  } finally {
    await compiler?.stop()
    unlock()
  }
  const lacks = siteUrl() || isPortable() ? '.' : WITHOUT_ADDRESS
  console.log(`\nBuilt into ${shard?.into ?? outDir()}${lacks}`)
  return 0
}

/**
 * Builds the site from the shards in these folders, as `build` builds it from the content.
 * @returns the exit code
 */
export async function buildFromShards(folders: readonly string[]): Promise<number> {
  const { mergeShards } = await import('../builder/write/shards.ts')
  return build((projectDir, compiled) => mergeShards(projectDir, compiled, folders))
}

const WITHOUT_ADDRESS =
  ', without an address: no canonical links, sitemaps or cards. For readers: SITE_URL=https://news.example/ npm run build'

/**
 * Returns a builder that begins with what other machines have made.
 * @param url the place of the shared cache
 * @param writes whether it also stores what it has made
 */
export function sharingCache(builder: SiteBuilder, url: string, writes: boolean): SiteBuilder {
  return async (projectDir, compiled) => {
    const { openSharedCache } = await requirePackage('scale', 'CACHE_URL')
    const shared = await openSharedCache(
      url,
      exchangedCache(contentCacheFolder(projectDir, path.resolve(contentDir()))),
    )
    await shared.read()
    const problems = await builder(projectDir, compiled)
    if (writes) await shared.write()
    return problems
  }
}

/**
 * Throws the problems of the content before Next reads it, because Next stops at the first one. It checks only the part
 * that Next reads, and everything if that part has errors.
 */
function refuseErrors(isStock: boolean): void {
  const { library } = isStock ? readLibrary(root) : readSample(root)
  if (!library) throw new ContentError(readLibrary(root).problems)
}

function report(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  console.log(printProblems(problems, sourceTextOf(root), printsColour()))
}

/** Returns why a build failed, and what happened to the site. An error from another thread has only its text left. */
function explainFailure(error: unknown): string {
  const text = withoutPasswords(error instanceof Error ? error.message : String(error))
  const reason = systemReason(text)
  return reason ? `${reason} What was published before stays as it was.\n${text.split('\n')[0]}` : text
}
