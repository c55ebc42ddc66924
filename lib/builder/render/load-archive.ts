import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { FONTS } from '../../fonts/read-fonts.ts'
import { PORTRAITS } from '../../library/authors.ts'
import type { Library } from '../../library/library.ts'
import { BRAND } from '../../library/look.ts'
import { readLibrary, readSharedContent, type SharedContent, toLibrary } from '../../library/read-library.ts'
import { candidatesOf, relatedIn } from '../../library/related.ts'
import type { Problem } from '../../problem/problem.ts'
import { MESSAGES } from '../../publication/read-messages.ts'
import { THEME } from '../../publication/read-theme.ts'
import { buildTime } from '../../settings/build-time.ts'
import { drawsCards } from '../../settings/packages.ts'
import { contentDir, hasOffline, hasSearch, isPortable, printsTiming, siteUrl } from '../../settings/settings.ts'
import { contentCacheFolder } from '../../store/cache-folder.ts'
import { codeDigest } from '../../store/code-digest.ts'
import { ContentCache, type StoredFile } from '../../store/content-cache.ts'
import { bytesOrReason, folderDigest } from '../../store/folder-digest.ts'
import { type Index, type IndexHead, readIndex, writeIndex } from '../../store/index-record.ts'
import { OpenIndex } from '../../store/open-index.ts'
import { brotliQuality } from '../../store/precompress.ts'
import { sha256 } from '../../store/sha256.ts'
import { stampOf } from '../../store/stamp.ts'
import { foldersOf } from '../../story/read/read-folder.ts'
import type { Config } from '../compile/define-config.ts'
import { readNewsroomConfig } from '../compile/newsroom-config.ts'
import { type Overrides, readOverrides } from '../compile/overrides.ts'
import { type NamedOutputs, namedOutputs } from '../compile/own-outputs.ts'
import { compiledFolder } from '../page/compiled.ts'
import { type BuildContexts, openContexts, SPOOL } from './build-context.ts'
import { STORY_FORM } from './indexed-stories.ts'
import { knownRelated, relatedBefore } from './known-related.ts'
import { missingPackages } from './missing-packages.ts'
import { newsroomFonts } from './newsroom-fonts.ts'
import type { OtherStories } from './other-stories.ts'
import { Timing } from './progress.ts'
import type { CommonFile, IndexedStory, RenderContext, StoryOutput } from './render-context.ts'
import { type ReadStories, readStories, renderStories } from './render-stories.ts'
import { haveSameTerms, lastTimeOf, type SiteFacts, sameFacts, siteFactsFrom } from './site-facts.ts'
import type { SpoolEntry } from './story-spool.ts'
import { StoryWorkers } from './story-workers.ts'
import { writeSharedPictures } from './write-pictures.ts'

/** An error that carries all errors of the content. */
export class ContentError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('The content has errors.')
    this.problems = problems
  }
}

/** The name of the record that a build leaves for the next one: for each story, the content it was rendered from and the result. */
export const INDEX = 'index'

/**
 * The percentage by which the memory of a thread grows before V8 looks for garbage in all of it. By default V8 waits until
 * a large heap has grown by half or more: with 100,000 stories that is 250 MB of garbage, and looking earlier takes a tenth
 * of an edit’s processor time. V8 reads this flag whenever it has looked.
 */
const GROWTH = 20

/** The index of an archive. */
export interface ArchiveIndex extends Index<IndexedStory> {
  /** The files that belong to no single story. */
  readonly common: readonly CommonFile[]
  /** How many files in the cache, about, belong to no build any more. */
  readonly unwanted: number
  /** What the build found out about the site as a whole; undefined if a shard left the index. */
  readonly facts?: SiteFacts | undefined
  /** What a build with a list of changes must know of the stories that are not in the list; undefined if a shard left the index. */
  readonly others?: OtherStories | undefined
}

/** A build before it reads the stories: its threads, the slugs of all stories, and the index of the last build. */
export interface BuildRun extends BuildContexts {
  readonly workers: StoryWorkers
  /** The slugs of all stories. They are read when somebody asks for them. */
  readonly names: readonly string[]
  /** The stamp of the folder that contains the stories, from before they were read. While it is the same, so are the slugs. */
  readonly stamp: string | undefined
  /** A digest of all that every page depends on: code, publication, standing pages, settings. */
  readonly state: string
  /** The index that the last build left. It is read when somebody asks for it. */
  readonly before: ArchiveIndex
  /** The same index, if the slugs are the same, so that single stories can be read and replaced. */
  readonly index: OpenIndex<IndexedStory, IndexHead<ArchiveIndex>> | undefined
  readonly shared: SharedContent
  readonly overrides: Overrides | undefined
  /** What the newsroom adds to Masthead. */
  readonly config: Config | undefined
  /** The files of the newsroom’s own fonts. */
  readonly fonts: readonly StoredFile[]
  /** Problems with files that belong to no story. */
  readonly folderProblems: readonly Problem[]
  readonly timing: Timing
  /** Writes the index of this build for the next one. */
  saveIndex(index: Omit<ArchiveIndex, 'state'>): void
}

/**
 * Opens the archive, and closes it even if an error is thrown.
 * @param compiled settles when the code is compiled; stories are read meanwhile
 * @param opensIndex whether single stories of the index are enough
 * @throws ContentError if something that every page needs cannot be read
 */
export async function withBuildRun<Result>(
  projectDir: string,
  compiled: Promise<unknown>,
  use: (archive: BuildRun) => Promise<Result>,
  opensIndex = false,
): Promise<Result> {
  const timing = new Timing()
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
  const root = path.resolve(projectDir, contentDir())
  const own = await readNewsroomConfig(root)
  const read = readSharedContent(root)
  const code = codeDigest(projectDir)
  const cacheFolder = contentCacheFolder(projectDir, root)
  const stamp = stampOf(path.join(root, 'stories'))
  const found = opensIndex ? openIndex(new ContentCache(cacheFolder), root, stamp) : undefined
  const folders = once(() => foldersOf(root, 'stories'))
  const folderProblems = found ? [] : folders().problems
  const fonts = await newsroomFonts(root, read, new ContentCache(cacheFolder, undefined), code)
  const { shared } = fonts
  const { library } = toLibrary(root, shared, [], folderProblems, false)
  if (!library) throw new ContentError([...readLibrary(root).problems, ...fonts.problems])
  const count = found?.head.others?.count ?? folders().names.length
  const quality = brotliQuality(count * library.publication.languages.length)
  const { overrides, problems } = await readOverrides(root, { folder: cacheFolder, code })
  const state = stateOf(root, code, quality, [[...shared.menus.menus], overrides, own.bundle?.code])
  const data = {
    root,
    cacheFolder,
    code: compiledFolder(projectDir, code),
    library: { ...library, stories: new Map() },
    overrides,
    config: own.bundle,
    quality,
  }
  const contexts = openContexts(data, compiled)
  const workers = new StoryWorkers(contexts, data)
  const { cache, spool } = contexts.reading
  const saveIndex = (made: Omit<ArchiveIndex, 'state'>) =>
    writeIndex(cache, INDEX, { state, ...made }, root, STORY_FORM)
  try {
    const empty: ArchiveIndex = { state, entries: new Map(), common: [], unwanted: 0 }
    const before = once(() => {
      cache.readStamps()
      return readIndex(cache, INDEX, empty, root, STORY_FORM)
    })
    timing.step('archive opened')
    const newsroomProblems = [...folderProblems, ...problems, ...own.problems]
    const result = await use({
      ...contexts,
      workers,
      get names() {
        return folders().names
      },
      get before() {
        return before()
      },
      index: found?.head.state === state ? found : undefined,
      stamp: folderProblems.length > 0 ? undefined : stamp,
      state,
      shared,
      fonts: fonts.files,
      overrides,
      config: own.config,
      folderProblems: newsroomProblems,
      timing,
      saveIndex,
    })
    if (printsTiming()) console.log(timing.lines().join('\n'))
    return result
  } finally {
    await workers.close()
    spool.close()
    rmSync(path.join(cacheFolder, SPOOL), { recursive: true, force: true })
  }
}

/** Returns the index that the last build left, if the stories have the same slugs and no other files are beside their folders. */
function openIndex(cache: ContentCache, root: string, stamp: string | undefined): BuildRun['index'] {
  try {
    const index = new OpenIndex<IndexedStory, IndexHead<ArchiveIndex>>(cache, INDEX, root, STORY_FORM)
    return stamp !== undefined && index.head.others?.stamp === stamp ? index : undefined
  } catch {
    return undefined // It is missing or damaged.
  }
}

/** Returns a function that calls another one once. */
function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The result of rendering an archive. */
export interface RenderedArchive {
  readonly rendering: RenderContext
  readonly library: Library
  readonly stories: ReadonlyMap<string, IndexedStory>
  /** Where the stories that this build read are spooled, by slug. */
  readonly spooled: ReadonlyMap<string, SpoolEntry>
  readonly facts: Omit<SiteFacts, 'shown'>
  /** The facts that the last build found out, if they are still so. */
  readonly known: SiteFacts | undefined
  /** The stories that are not as in the last build, by slug. */
  readonly changed: ReadonlySet<string>
  /** The pictures of the standing pages, the portraits of authors, the logos, and the newsroom’s own fonts. */
  readonly pages: StoryOutput
  /** The files that the newsroom makes itself. */
  readonly outputs: NamedOutputs
  /** The warnings about the content. */
  readonly problems: readonly Problem[]
}

/**
 * Reads every story before it renders any. Stories that have not changed come from the last build.
 * @param share returns whether to render a story
 * @param readAll reads the stories
 * @throws ContentError if the content has errors
 */
export async function renderArchive(
  archive: BuildRun,
  share: (slug: string) => boolean = () => true,
  readAll: ReadStories = readStories,
): Promise<RenderedArchive> {
  const { reading, workers, names, before, shared, folderProblems, timing } = archive
  const read = await readAll(workers, reading, names, before.entries)
  timing.step('stories read')
  const readings = [...read.values()].map(({ story }) => story.reading)
  const from = siteFactsFrom(reading.root, shared, folderProblems)
  const known = sameFacts(before, from, read)
  const joined = toLibrary(reading.root, shared, readings, folderProblems, true, known?.problems)
  const { library, problems: found, siteProblems } = joined
  const outputs = library && namedOutputs(archive.config, library, shared.statics.names)
  const problems = [...found, ...missingPackages(reading.root, shared), ...(outputs?.problems ?? [])]
  if (!library || !outputs || problems.some(({ severity }) => severity === 'error')) throw new ContentError(problems)
  timing.step('links and names checked')
  const termsOf = ({ slug }: { readonly slug: string }) => read.get(slug)?.story.terms.split(' ').filter(Boolean) ?? []
  const recorded = known && haveSameTerms(before.entries, read) ? relatedBefore(reading.cache) : undefined
  const isRecorded = recorded !== undefined && recorded.from === known?.related
  const related = isRecorded ? recorded : knownRelated(reading.cache, archive.state, candidatesOf(library, termsOf))
  const times = known ?? { since: buildTime(), until: lastTimeOf(library) }
  const facts = { ...times, from, problems: siteProblems, related: related.from }
  timing.step('related stories found')
  const rendering = await archive.rendering()
  timing.step('code compiled meanwhile')
  const mine = new Map([...read].filter(([slug]) => share(slug)))
  const stories = await renderStories(workers, mine, relatedIn(library, related.slugs), isRecorded)
  const pictures = await writeSharedPictures(rendering, library)
  const pages = { ...pictures, files: [...pictures.files, ...archive.fonts] }
  timing.step('stories rendered')
  const errors = [...stories.values(), pages].flatMap((made) => made.problems)
  if (errors.length > 0) throw new ContentError([...problems, ...errors])
  const changed = new Set([...read].flatMap(([slug, { before }]) => (before ? [] : [slug])))
  const spooled = new Map([...read].flatMap(([slug, { spooled }]) => (spooled ? [[slug, spooled] as const] : [])))
  return { rendering, library, stories, spooled, facts, known, changed, pages, outputs, problems }
}

/** Returns one digest of all that every page depends on. */
function stateOf(root: string, code: string, quality: number | undefined, others: unknown): string {
  const folders = ['pages', PORTRAITS, BRAND, MESSAGES, FONTS].map((name) => path.join(root, name))
  const content = folders.map((folder) => existsSync(folder) && folderDigest(folder))
  const site = ['site.yaml', THEME].map((name) => sha256(bytesOrReason(path.join(root, name))))
  const settings = [siteUrl(), isPortable(), hasSearch(), hasOffline(), drawsCards(), quality]
  return sha256(JSON.stringify([code, site, content, settings, others]))
}
