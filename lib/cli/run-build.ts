import path from 'node:path'
import { ContentError } from '../build/archive/load-archive.ts'
import { type CodeCompiler, compileCode } from '../build/compile/compile-code.ts'
import { compiledFolder, readCompiled } from '../build/compile/compiled.ts'
import { readNewsroomConfig } from '../build/newsroom/newsroom-config.ts'
import { buildSite } from '../build/output/build-site.ts'
import { beginBuild } from '../cache/begin-build.ts'
import { codeDigest } from '../cache/code-digest.ts'
import { readLibrary, sourceTextOf } from '../library/read-library.ts'
import { readSample } from '../library/the-library.ts'
import { printProblems } from '../problem/print-problems.ts'
import type { Problem } from '../problem/problem.ts'
import { freezeBuildTime } from '../settings/build-time.ts'
import { packedCode } from '../settings/engine.ts'
import { prepareBuild, printsColour } from '../settings/process.ts'
import { buildMode, contentDir, outDir, siteUrl } from '../settings/settings.ts'
import { requireBuildTime } from './arguments.ts'

const root = path.resolve(contentDir())

/** Builds a site from the content, or a part of it, as soon as the code is compiled. Returns the warnings. */
export type SiteBuilder = (projectDir: string, compiled: Promise<unknown>) => Promise<readonly Problem[]>

/**
 * `npm run build` builds the content into OUT_DIR. If the code has changed, Next compiles it and renders a page of each
 * kind, while stories are read. Otherwise the cached compiled code is used. The site is published only if there was no
 * error. If SOURCE_DATE_EPOCH is not a valid time, the process ends before anything is built.
 * @param into where the site is built, for the last line of output
 * @param begin takes the locks
 * @returns the exit code
 */
export async function build(
  builder: SiteBuilder = buildSite,
  into = outDir(),
  begin: (projectDir: string) => () => void = beginBuild,
): Promise<number> {
  prepareBuild()
  requireBuildTime()
  freezeBuildTime()
  const projectDir = process.cwd()
  let unlock = () => {}
  let compiler: CodeCompiler | undefined
  try {
    siteUrl() // a wrong SITE_URL is reported before anything is compiled
    unlock = begin(projectDir)
    const isStock = buildMode() === 'off'
    if (isStock || !readCompiled(compiledFolder(projectDir, codeDigest(projectDir)))) {
      if (packedCode()) throw new Error('The installed package of Masthead is damaged. Run npm ci.')
      await readNewsroomConfig(root)
      refuseErrors(isStock)
      compiler = compileCode(isStock ? 'off' : 'later')
    }
    if (isStock) await compiler?.done
    else report(await builder(projectDir, compiler?.done ?? Promise.resolve()))
  } catch (error) {
    if (error instanceof ContentError) report(error.problems)
    else console.error(explainFailure(error))
    return 1
  } finally {
    await compiler?.stop()
    unlock()
  }
  console.log(`\nBuilt into ${into}.`)
  return 0
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

/** The meaning of system error codes for people who build a site (errno(3)). */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk quota is used up.',
  EROFS: 'The disk may only be read.',
  EACCES: 'A file or folder may not be read or written.',
  EPERM: 'A file or folder may not be changed.',
  EMFILE: 'Too many files are open.',
}

/** Returns why a build failed, and what happened to the site. An error from another thread has only its text left. */
function explainFailure(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const reason = REASONS[/\b(E[A-Z]+)\b/.exec(text)?.[1] ?? '']
  return reason ? `${reason} What was published before stays as it was.\n${text.split('\n')[0]}` : text
}
