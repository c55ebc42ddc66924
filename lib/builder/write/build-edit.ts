import path from 'node:path'
import { libraryOf } from '../../library/read-library.ts'
import { relatedIn } from '../../library/related.ts'
import { StoriesByDate } from '../../library/stories-by-date.ts'
import type { Problem } from '../../problem/problem.ts'
import { buildTime } from '../../settings/build-time.ts'
import { engineFolder } from '../../settings/engine.ts'
import type { StoredFile } from '../../store/content-cache.ts'
import { relatedToOne } from '../render/known-related.ts'
import { type BuildRun, INDEX } from '../render/load-archive.ts'
import type { IndexedStory } from '../render/render-context.ts'
import { readStories, renderStories, storedFilesOf } from '../render/render-stories.ts'
import { siteContext } from '../render/site-context.ts'
import { haveSameTerms, sameFacts, siteFactsFrom } from '../render/site-facts.ts'
import { writeSharedPictures } from '../render/write-pictures.ts'
import { hasHeavyPage } from './heavy-pages.ts'
import { makeSite } from './make-site.ts'
import { differenceOf, publishDifference, readGenerations, recordPublished } from './publish-difference.ts'

/** The most stories of an edit. With more, it is not much faster than a build that reads the whole index. */
const MOST_STORIES = 40

/**
 * Publishes an edit of the texts of a few stories. It reads only what the edit needs of the index and of the manifest, so the
 * work hardly grows with the archive.
 * @param changed the stories whose files may have changed, by slug
 * @returns the warnings; undefined if the edit changes more than the pages of these stories and the feeds and search
 *   indexes with their texts, or if not everything is as the last build left it. Then nothing is published.
 */
export async function buildEdit(
  projectDir: string,
  archive: BuildRun,
  changed: ReadonlySet<string>,
): Promise<readonly Problem[] | undefined> {
  const { index, config, timing } = archive
  const { others, common, unwanted } = index?.head ?? {}
  if (!index || !others || !common || changed.size > MOST_STORIES || config?.outputs.length) return undefined
  const now = buildTime()
  if (now < others.since || now > (others.until ?? now)) return undefined
  const { cache } = archive.reading
  const generations = readGenerations(projectDir, cache, INDEX)
  const edit = generations && (await renderEdit(archive, index, changed))
  if (!edit) return undefined
  timing.step('stories rendered')
  const { before, stories, known, rendering, context, pages } = edit
  const left = [...before.values()].flatMap(storedFilesOf).length
  if (left > others.left) return undefined
  const made = await makeSite({
    publicFolder: path.join(engineFolder(), 'public'),
    statics: archive.shared.statics.names,
    rendering,
    context,
    outputs: [],
    stories: [],
    placeholderColors: new Map([...stories.values(), pages].flatMap((one) => [...one.placeholderColors])),
    known: common,
    isStored: () => true,
    facts: known,
    changed: new Set(stories.keys()),
    timing,
  })
  const isPublished = ({ name, sha256 }: StoredFile) => generations.served.manifest.digestOf(name) === sha256
  const files = changedFiles(
    { common, files: [...before.values()].flatMap((story) => story.files) },
    { common: [...made.files, ...pages.files], files: [...stories.values()].flatMap((story) => story.files) },
    isPublished,
  )
  const difference = files && differenceOf(generations, files)
  if (!difference) return undefined
  const rest = { ...others, left: others.left - left }
  const head = { ...index.head, common: made.common, unwanted: (unwanted ?? 0) + left, others: rest }
  index.replace({ ...head, facts: { ...known, shown: made.shown } }, stories)
  await publishDifference(generations, difference, cache)
  recordPublished(projectDir, cache, INDEX)
  timing.step('published')
  return others.problems
}

/** Reads and renders the stories of an edit; undefined if the edit shows elsewhere, or if there are problems. */
async function renderEdit(archive: BuildRun, index: NonNullable<BuildRun['index']>, changed: ReadonlySet<string>) {
  const { reading, workers, shared, folderProblems } = archive
  const { root, cache } = reading
  const { publication } = shared
  const before = new Map([...changed].flatMap((slug) => entryOf(index, slug)))
  if (!publication || before.size < changed.size) return undefined
  const read = await readStories(workers, reading, [...changed], before)
  const facts = { facts: index.head.facts, entries: before }
  const known = sameFacts(facts, siteFactsFrom(root, shared, folderProblems), read)
  if (!known || !haveSameTerms(before, read)) return undefined
  const isPlain = ([slug, { story }]: readonly [string, { readonly story: Pick<IndexedStory, 'reading'> }]) =>
    [story.reading, before.get(slug)?.reading].every((one) => one && !one.shared && one.problems.length === 0) &&
    `${story.reading.schedule.times}` === `${before.get(slug)?.reading.schedule.times}`
  if (![...read].every(isPlain)) return undefined

  const readingOf = (slug: string) => (read.get(slug)?.story ?? index.get(slug))?.reading
  const all = {
    get: readingOf,
    values: () => [...archive.before.entries.keys()].flatMap((slug) => readingOf(slug) ?? []),
  }
  const library = { ...libraryOf(publication, [], shared.pages, shared), stories: new StoriesByDate(all) }
  const related = new Map([...changed].flatMap((slug) => relatedEntry(slug, relatedToOne(cache, known.related, slug))))
  if (related.size < changed.size) return undefined
  const rendering = await archive.rendering()
  const stories = await renderStories(workers, read, relatedIn(library, related), true)
  const shownPictures = await writeSharedPictures(rendering, library)
  const pages = { ...shownPictures, files: [...shownPictures.files, ...archive.fonts] }
  const made = [...stories.values(), pages]
  const pagesOfStories = [...before.values(), ...stories.values()].flatMap((story) => story.files)
  if (made.some(({ problems }) => problems.length > 0) || hasHeavyPage(pagesOfStories)) return undefined
  const spooled = new Map([...read].flatMap(([slug, { spooled }]) => (spooled ? [[slug, spooled] as const] : [])))
  const context = siteContext(
    rendering,
    library,
    { get: (slug) => stories.get(slug) ?? index.get(slug) },
    spooled,
    archive.state,
  )
  return { before, stories, known, rendering, context, pages }
}

function entryOf(index: NonNullable<BuildRun['index']>, slug: string): [string, IndexedStory][] {
  const entry = index.get(slug)
  return entry ? [[slug, entry]] : []
}

function relatedEntry(slug: string, related: readonly string[] | undefined): [string, readonly string[]][] {
  return related ? [[slug, related]] : []
}

/** Files of a site: those of the whole site, and those of the stories of an edit. */
interface SomeFiles {
  readonly common: readonly StoredFile[]
  readonly files: readonly StoredFile[]
}

/**
 * Returns the files that may differ after an edit, each with its digest if it still exists.
 * @param isPublished whether the served site has a file
 * @returns undefined if a picture is gone that another story may show
 */
function changedFiles(
  before: SomeFiles,
  now: SomeFiles,
  isPublished: (file: StoredFile) => boolean,
): ReadonlyMap<string, string | undefined> | undefined {
  const known = new Map(before.common.map((file) => [file.name, file.sha256]))
  const names = new Set([...now.common, ...now.files].map(({ name }) => name))
  const gone = [...before.common, ...before.files].filter(({ name }) => !names.has(name))
  if (gone.some(({ name }) => name.startsWith('assets/'))) return undefined
  const changed = now.common.filter((file) => known.get(file.name) !== file.sha256 && !isPublished(file))
  return new Map([
    ...gone.map(({ name }) => [name, undefined] as const),
    ...[...changed, ...now.files].map((file) => [file.name, file.sha256] as const),
  ])
}
