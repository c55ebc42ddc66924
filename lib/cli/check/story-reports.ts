import { hash } from 'node:crypto'
import path from 'node:path'
import { missingPackages } from '../../builder/render/build-run.ts'
import { readFonts } from '../../fonts/read-fonts.ts'
import { readSharedContent, toLibrary } from '../../index/read-library.ts'
import { chosenStories, readFronts } from '../../library/front-choice.ts'
import { packageOf } from '../../library/package-of.ts'
import type { NewsroomBundle } from '../../newsroom/bundle-newsroom.ts'
import { linterWith, namedOutputs, readNewsroomConfig } from '../../newsroom/newsroom-config.ts'
import { readOverrides } from '../../newsroom/overrides.ts'
import { GLOSSARY } from '../../publication/content-names.ts'
import type { Publication } from '../../publication/publication.ts'
import { engineFolder, installCommand, ownPackageFile } from '../../settings/installation.ts'
import { codeDigest, fileDigest, folderDigest, storyDigest } from '../../store/digests.ts'
import { foldersOf } from '../../story/read/read-folder.ts'
import { isAsRead } from '../../story/translations/load-story.ts'
import { WorkerPool } from '../../threads/worker-pool.ts'
import { openCheckIndex } from './check-cache.ts'
import { type ReportContext, reportTasks, type StoryReport } from './story-report.ts'

/**
 * Finds every problem of every file, the same as `readLibrary` does with a linter.
 * @returns the problems in no particular order; the links of every file that has any; the number of stories, and of
 * those that were read, because they have changed since the last run
 */
export async function checkContent(root: string) {
  const { config, bundle, problems: configProblems } = await readNewsroomConfig(root)
  const shared = readSharedContent(root, await linterWith(root, config, bundle))
  const { names, problems: folderProblems } = foldersOf(root, 'stories')
  const { reports, read } = await storyReports(root, names, shared.publication, bundle)
  const stories = reports.map(({ loaded }) => loaded)
  const { library, problems } = toLibrary(root, shared, stories, [...folderProblems, ...configProblems])
  const outputs = library ? namedOutputs(config, library, shared.statics.names).problems : []
  const linked = [...shared.pages, ...stories].flatMap((each) => each.linked)
  const fonts = await readFonts(root, shared.publication, shared.site)
  const own = await readOverrides(root)
  const tags = shared.publication?.languages.map(({ tag }) => tag)
  const glossary = (await packageOf('lint'))?.linterOf(root, tags).problems ?? []
  return {
    problems: [
      ...problems,
      ...fonts.problems,
      ...missingPackages(root, shared),
      ...own.problems,
      ...outputs,
      ...glossary,
    ],
    linked,
    stories: names.length,
    read,
  }
}

/** The sentence for a newsroom that has not installed the checks of language, numbers and names. */
export const WITHOUT_LINT = `Language, numbers and names are not checked. To check them: ${installCommand(['@masthead/lint'])}`

/** The reports of stories, by slug. */
type ReportsBySlug = ReadonlyMap<string, StoryReport>

/**
 * Reads the stories that have changed since the last run; the reports of the others come from the cache. Checks that
 * span several stories are not cached and always run again.
 * @param kind the name of the cache: each has the stories of its last run
 * @returns the reports in the order of the slugs, how many stories were read, and those that the editors chose for the
 * front page of any language
 */
export async function storyReports(
  root: string,
  slugs: readonly string[],
  publication: Publication | undefined,
  config: NewsroomBundle | undefined,
  kind: 'check' | 'board' = 'check',
) {
  const { before, save } = openCheckIndex<StoryReport>(root, kind, stateOf(root, config))
  const changed = slugs.filter((slug) => {
    const report = before.get(slug)
    if (!report || !isAsRead(root, report.loaded)) return true
    // A text may have taken too long only because the machine was busy.
    if (report.loaded.problems.some(({ rule }) => rule === 'limit-exceeded')) return true
    return report.digest !== storyDigest(root, slug)
  })
  const fresh = await readReports(changed, { root, publication, config })
  const reports = new Map(
    slugs.flatMap((slug) => {
      const report = fresh.get(slug) ?? before.get(slug)
      return report ? [[slug, report] as const] : []
    }),
  )
  if (changed.length > 0 || before.size !== reports.size) save(reports)
  const tags = publication?.languages.map(({ tag }) => tag) ?? []
  const chosen = chosenStories(publication ? readFronts(root, publication) : [], tags)
  return { reports: [...reports.values()], read: changed.length, chosen }
}

/** Returns a digest of everything that a story's report depends on, apart from its own files. */
function stateOf(root: string, config: NewsroomBundle | undefined): string {
  const site = ['site.yaml', GLOSSARY].map((name) => fileDigest(path.join(root, name))).join('\0')
  const lint = ownPackageFile('lint', 'main')
  const checks = lint && folderDigest(path.dirname(lint))
  return hash('sha256', [codeDigest(engineFolder()), checks, path.basename(root), site, config?.code].join('\0'))
}

/** With fewer stories than this, this thread finishes before a second one has started. */
const WORTH_A_THREAD = 100

/**
 * Reads stories, in one thread for each core if there is enough work.
 * @throws the error that a thread threw
 */
async function readReports(slugs: readonly string[], context: ReportContext): Promise<ReportsBySlug> {
  const { report } = await reportTasks(context)
  if (slugs.length < WORTH_A_THREAD) return new Map(slugs.map((slug) => [slug, report(slug)]))
  const options = { workerData: context }
  const pool = new WorkerPool<Awaited<ReturnType<typeof reportTasks>>>(
    new URL('./report-thread.ts', import.meta.url),
    options,
  )
  try {
    return new Map(await Promise.all(slugs.map(async (slug) => [slug, await pool.run('report', slug)] as const)))
  } finally {
    await pool.close()
  }
}

/** Prints to standard error the running time, the processor time, and how many of the stories were read. */
export function printTiming(read: number, stories: number): void {
  const { user, system } = process.cpuUsage()
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`
  const worked = seconds((user + system) / 1000)
  console.error(`${seconds(performance.now())} (processors: ${worked}); ${read} of ${stories} stories read`)
}
