import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { fontPackages } from '../../fonts/card-type.ts'
import { type ReadFonts, readFonts } from '../../fonts/read-fonts.ts'
import { readLibrary, readSharedWith, type SharedContent, toLibrary } from '../../index/read-library.ts'
import { StoryRows } from '../../index/story-rows.ts'
import type { Config } from '../../newsroom/define-config.ts'
import { readNewsroomConfig } from '../../newsroom/newsroom-config.ts'
import { type Overrides, readOverrides } from '../../newsroom/overrides.ts'
import type { Problem } from '../../problem/problem.ts'
import { CONFIG, FONTS } from '../../publication/content-names.ts'
import { drawsCards, installCommand, ownPackageFile, packageFile } from '../../settings/installation.ts'
import { contentDir, isPortable, printsTiming, wantsCards } from '../../settings/settings.ts'
import { nameOf } from '../../source/source-file.ts'
import { contentCacheFolder, databaseIn } from '../../store/cache-folder.ts'
import { brotliQuality, ContentCache, type StoredFile } from '../../store/content-cache.ts'
import { DamagedDatabase } from '../../store/damage.ts'
import { Database, deleteDatabase, noteSound } from '../../store/database.ts'
import { codeDigest, fileDigest, folderDigest, stampOf } from '../../store/digests.ts'
import { checkDatabase } from '../../store/exchange-database.ts'
import { digestOf, type Input, Inputs } from '../../store/inputs.ts'
import { rememberedIn, rememberIn } from '../../store/memos.ts'
import { Outputs } from '../../store/outputs.ts'
import { foldersOf } from '../../story/read/read-folder.ts'
import { compiledFolder } from '../page/compiled.ts'
import { siteInputs } from './site-inputs.ts'
import { standingPages } from './standing-pages.ts'
import { type BuildContexts, openContexts, StoryWorkers } from './story-workers.ts'
import { Timing } from './tasks.ts'

/** An error that carries all errors of the content. */
export class ContentError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('The content has errors.')
    this.problems = problems
  }
}

/**
 * The percentage by which the memory of a thread grows before V8 looks for garbage in all of it. By default V8 waits
 * until a large heap has grown by half or more: with 100,000 stories that is 250 MB of garbage, and looking earlier
 * takes a tenth of an edit’s processor time. V8 reads this flag whenever it has looked.
 */
const GROWTH = 20

/** A build: its threads, its database, and the content that every page needs. */
export interface BuildRun extends BuildContexts {
  readonly workers: StoryWorkers
  readonly db: Database
  readonly rows: StoryRows
  readonly outputs: Outputs
  readonly inputs: Inputs
  /** The stories that somebody says have changed; undefined if the build looks at all. */
  readonly listed: ReadonlySet<string> | undefined
  /** The slugs of all stories; undefined if they are those in the database. */
  readonly names: readonly string[] | undefined
  /**
   * The stamp of the folder that contains the stories, from before they were read. While it is the same, so are the
   * slugs.
   */
  readonly stamp: string | undefined
  /** A digest of all that every page depends on: code, publication, standing pages, settings. */
  readonly state: string
  /** The inputs of every page. */
  readonly site: readonly Input[]
  readonly shared: SharedContent
  readonly overrides: Overrides | undefined
  /** What the newsroom adds to Masthead. */
  readonly config: Config | undefined
  /** The files of the newsroom’s own fonts. */
  readonly fonts: readonly StoredFile[]
  /** Problems with files that belong to no story. */
  readonly folderProblems: readonly Problem[]
  readonly timing: Timing
}

/**
 * Opens the database and the threads of a build, and closes them even if an error is thrown. If the database is
 * damaged, the build begins again with an empty one.
 * @param compiled settles when the code is compiled; stories are read meanwhile
 * @param listed the stories whose files may have changed since the last build; by default all
 * @throws ContentError if something that every page needs cannot be read
 */
export async function withBuildRun<Result>(
  projectDir: string,
  compiled: Promise<unknown>,
  use: (run: BuildRun) => Promise<Result>,
  listed?: ReadonlySet<string>,
): Promise<Result> {
  const file = databaseIn(contentCacheFolder(projectDir, path.resolve(projectDir, contentDir())))
  try {
    return await openRun(projectDir, file, compiled, use, listed)
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error
    console.error(`The cache was damaged, so everything is built again. (${error.message})`)
    deleteDatabase(file)
    return await openRun(projectDir, file, compiled, use, undefined)
  }
}

async function openRun<Result>(
  projectDir: string,
  file: string,
  compiled: Promise<unknown>,
  use: (run: BuildRun) => Promise<Result>,
  listed: ReadonlySet<string> | undefined,
): Promise<Result> {
  const timing = new Timing()
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
  const root = path.resolve(projectDir, contentDir())
  const own = await readNewsroomConfig(root)
  const code = codeDigest(projectDir)
  const cacheFolder = path.dirname(file)
  const reading = { root, cacheFolder, code, own: own.bundle?.code }
  const read = readSharedWith(root, (names, publication) => standingPages(reading, names, publication))
  const stamp = stampOf(path.join(root, 'stories'))
  const cache = new ContentCache(cacheFolder)
  cache.forgetStories()
  const db = new Database(file)
  let workers: StoryWorkers | undefined
  let isSound = false
  try {
    const outputs = new Outputs(db)
    const inputs = new Inputs(db, outputs)
    const rows = new StoryRows(db, root, inputs)
    if (!db.isSound) checkDatabase(db)
    const isSameFolder = listed !== undefined && stamp !== undefined && outputs.note(STORIES) === stamp
    const folders = isSameFolder ? undefined : foldersOf(root, 'stories')
    const folderProblems = folders?.problems ?? []
    cache.recall(rememberedIn(db, 'fonts'))
    const fonts = await newsroomFonts(root, read, cache, code)
    rememberIn(db, 'fonts', cache.allRemembered())
    const { shared } = fonts
    const { library: indexed } = toLibrary(root, shared, [], folderProblems, false)
    if (!indexed) throw new ContentError([...readLibrary(root).problems, ...fonts.problems])
    // Threads are given it, and read the stories themselves.
    const { index: _, ...library } = { ...indexed, stories: new Map() }
    const count = folders?.names.length ?? rows.count
    const quality = brotliQuality(count * library.publication.languages.length)
    const { overrides, problems } = await readOverrides(root, { folder: cacheFolder, code })
    const added = { overrides, [CONFIG]: own.bundle?.code, 'setting PRECOMPRESS': quality ?? null }
    const site = siteInputs(root, shared, code, added)
    const state = digestOf(JSON.stringify(site))
    const data = {
      root,
      cacheFolder,
      code: compiledFolder(projectDir, code),
      library,
      overrides,
      config: own.bundle,
      quality,
    }
    const contexts = openContexts(data, compiled, outputs.stamps)
    workers = new StoryWorkers(contexts, data)
    timing.step('archive opened')
    const result = await use({
      ...contexts,
      workers,
      db,
      rows,
      outputs,
      inputs,
      listed,
      names: folders?.names,
      stamp: folderProblems.length > 0 ? undefined : stamp,
      state,
      site,
      shared,
      fonts: fonts.files,
      overrides,
      config: own.config,
      folderProblems: [...folderProblems, ...problems, ...own.problems],
      timing,
    })
    if (printsTiming()) console.log(timing.lines().join('\n'))
    isSound = true
    return result
  } catch (error) {
    isSound = error instanceof ContentError // Nobody has to look for damage because an editor made a mistake.
    throw error
  } finally {
    await workers?.close()
    db.close()
    cache.forgetStories()
    if (isSound) await noteSound(file)
  }
}

/** The note of the stamp of the folder that contains the stories. */
export const STORIES = 'stories'

/**
 * Reads the newsroom’s own fonts. They come from the cache if neither they nor what they are made from has changed.
 * @param code a digest of the code
 */
export async function newsroomFonts(
  root: string,
  read: SharedContent,
  cache: ContentCache,
  code: string,
): Promise<NewsroomFonts> {
  const { publication, site } = read
  if (!publication || !site || !publication.type?.fonts) return { shared: read, files: [], problems: [] }
  const folder = path.join(root, FONTS)
  const digest = existsSync(folder) && folderDigest(folder)
  const settings = fileDigest(path.join(root, 'site.yaml'))
  const from = hash('sha256', JSON.stringify([code, digest, settings, publication.messages]))
  const { files, note } = await cache.remember('fonts', from, async () => {
    const { faces, problems, files } = await readFonts(root, publication, site)
    return { files, note: JSON.stringify({ faces, problems }) }
  })
  const { faces, problems }: Pick<ReadFonts, 'faces' | 'problems'> = JSON.parse(note)
  const shared = { ...read, publication: { ...publication, fonts: faces }, problems: [...read.problems, ...problems] }
  return { shared, files, problems }
}

/** The newsroom’s own fonts, and the shared content whose publication has them. */
interface NewsroomFonts extends Pick<ReadFonts, 'problems'> {
  readonly shared: SharedContent
  readonly files: readonly StoredFile[]
}

/** Reports optional packages that site.yaml needs and that are not installed. A checkout has all of them. */
export function missingPackages(root: string, { publication, site }: Pick<SharedContent, 'publication' | 'site'>) {
  if (!publication || !site) return []
  const file = nameOf(root, path.join(root, 'site.yaml'))
  const problems: Problem[] = []
  if (wantsCards() && !drawsCards()) {
    const message = 'Shared links show no picture, because cards are in a package of their own.'
    const fonts = publication.languages.flatMap(({ script }) => fontPackages(script))
    const hint = `${installCommand(['@masthead/cards', ...new Set(fonts)])} (or build with CARDS=off).`
    problems.push({ file, ...site.placeOf([]), rule: 'package-missing', severity: 'warning', message, hint })
  }
  for (const [index, { tag, script }] of (drawsCards() ? publication.languages : []).entries()) {
    const missing = fontPackages(script).filter((name) => !packageFile(`${name}/unicode.json`))
    if (missing.length === 0) continue
    const message = `Cards cannot show words in “${tag}”: no font of its script is installed.`
    const at = site.placeOf(['languages', index])
    const hint = `${installCommand(missing)} (or build with CARDS=off).`
    problems.push({ file, ...at, rule: 'package-missing', severity: 'warning', message, hint })
  }
  const extensions = publication.extensions ?? []
  const needed = extensions.map((name) => NEEDED_BY[name]).filter((name) => !packageFile(name))
  for (const [index, name] of extensions.entries()) {
    if (!needed.includes(NEEDED_BY[name])) continue
    const message = `The extension “${name}” needs ${NEEDED_BY[name]}.`
    const at = site.placeOf(['extensions', index])
    problems.push({ file, ...at, rule: 'package-missing', severity: 'error', message, hint: installCommand(needed) })
  }
  const parts = [
    { name: 'cms', key: 'editor', part: 'browser editor', isUsed: publication.cms && !isPortable() },
    { name: 'mail', key: 'mail', part: 'mail edition', isUsed: publication.mail },
  ] as const
  for (const { name, key, part, isUsed } of parts) {
    if (!isUsed || ownPackageFile(name, 'main')) continue
    const message = `The ${part} is in a package of its own.`
    const hint = installCommand([`@masthead/${name}`])
    problems.push({ file, ...site.placeOf([key], 'key'), rule: 'package-missing', severity: 'error', message, hint })
  }
  return problems
}

/** The package that each extension needs. */
const NEEDED_BY = { code: 'shiki', math: 'temml' } as const
