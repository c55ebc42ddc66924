import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Redirect } from '../library/redirects-of.ts'
import { type Problem, START } from '../problem/problem.ts'
import type { Publication } from '../publication/publication.ts'
import type { Collection } from '../story/read/read-folder.ts'
import { loadStory } from '../story/translations/load-story.ts'
import type { SourceSite, System } from './imported.ts'
import { linkResolver } from './output/link-index.ts'
import { normalizeEdition } from './output/normalize-edition.ts'
import { oldAddresses, type PlacedStory, placeStories } from './output/place-stories.ts'
import { clearLeftovers, IMPORT_STAGING, putInPlace } from './output/put-in-place.ts'
import { storyPictures, unusedPictures } from './output/story-pictures.ts'
import { writeStory } from './output/write-story.ts'
import { type OmittedFile, omittedFiles } from './source/omitted-files.ts'
import { orReport } from './source/read-each.ts'

/** The options of an import. */
export interface ImportOptions {
  /** The content folder. */
  readonly into: string
  /** The content of its site.yaml; undefined if there is none. */
  readonly publication: Publication | undefined
  readonly translatedBy: 'human' | 'machine' | undefined
  /** Whether existing files are replaced. */
  readonly force: boolean
  /** Whether to write nothing and only report. */
  readonly dryRun: boolean
  /** The time of the import, in milliseconds since 1970. */
  readonly now: number
}

/** The result of an import. */
export interface ImportResult {
  readonly stories: readonly {
    readonly collection: Collection
    readonly slug: string
    readonly languages: readonly string[]
  }[]
  /** Everything that was lost or changed, and what `check` will report about the rest. */
  readonly problems: readonly Problem[]
  /** Files of the source that no story contains and no problem names. */
  readonly omitted: readonly OmittedFile[]
  readonly moved: readonly Redirect[]
}

/**
 * Imports all stories of a source into a content folder. Each story is completed in a staging folder, then moved into
 * place as a whole.
 */
export function importStories(site: SourceSite, system: System, options: ImportOptions): ImportResult {
  const { into, publication, force, dryRun, translatedBy, now } = options
  const languages = publication?.languages.map(({ tag }) => tag)
  const { editions, hosts, findPicture, pictures } = system.read(site, now)
  const normalized = editions.flatMap((edition) => normalizeEdition(edition) ?? [])
  const placed = placeStories(normalized, languages, site.language)
  const allPlaced = placed.flatMap((story) => story.editions)
  const resolve = linkResolver(allPlaced, site.root, hosts)
  const { aliases, moved } = oldAddresses(placed, languages ?? [...new Set(editions.map(({ lang }) => lang))])
  if (!dryRun) mkdirSync(into, { recursive: true })
  if (!dryRun) clearLeftovers(into)
  const staging = mkdtempSync(path.join(dryRun ? tmpdir() : into, `${IMPORT_STAGING}${process.pid}-`))
  try {
    // Problems name files by their future path, so the staging folder ends with the name of the content folder.
    const root = path.join(staging, path.basename(into))
    const taken = new Set<string>()
    const finished = placed.filter((story) => {
      const folder = path.join(root, story.collection, story.slug)
      const pictures = storyPictures(folder, findPicture, taken)
      const options = { resolve, pictures, publication, translatedBy, aliases: aliases.get(story) ?? [] }
      const [{ note, place }] = story.editions
      const isDone = orReport(note, place, () => writeStory(folder, story.editions, options))
      if (!isDone) rmSync(folder, { recursive: true, force: true })
      return isDone
    })
    site.problems.push(...unusedPictures(pictures, taken, site.root))
    const put = (story: PlacedStory) => {
      const { collection, slug, editions } = story
      const target = path.join(into, collection, slug)
      for (const { source } of editions) taken.add(source.path)
      if (!isFree(story, target, force)) return []
      const { problems } = loadStory(root, collection, slug, publication)
      const isReported = ({ severity, rule }: Problem) =>
        (severity === 'error' && rule !== 'original-missing') || rule === 'footnote-unused'
      const free = markFree(story, path.join(root, collection, slug), problems)
      site.problems.push(...problems.filter((problem) => isReported(problem) && !free.has(problem)))
      if (!dryRun) putInPlace(path.join(root, collection, slug), target)
      return [{ collection, slug, languages: editions.map(({ lang }) => lang) }]
    }
    const stories = finished.flatMap(
      (story) => orReport(story.editions[0].note, story.editions[0].place, () => put(story)) ?? [],
    )
    const hasError = site.problems.some(({ severity }) => severity === 'error')
    if (placed.length === 0 && !hasError) site.problems.push(nothingFound(site, system))
    return { stories, problems: site.problems, omitted: omittedFiles(site, taken), moved }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/**
 * Marks translations whose sections are not those of their original as free ones, and reports it.
 * @returns the problems that this solves
 */
function markFree(story: PlacedStory, folder: string, problems: readonly Problem[]): ReadonlySet<Problem> {
  const solved = problems.filter(({ rule, file }) => {
    const edition = story.editions.find(({ lang }) => path.basename(file) === `${lang}.md`)
    if (rule !== 'translation-misaligned' || !edition) return false
    const written = path.join(folder, path.basename(file))
    const text = readFileSync(written, 'utf8')
    const marked = text.replace(/^translation:\n/m, '$&  form: adapted\n')
    if (marked === text) return false
    writeFileSync(written, marked)
    const message = 'Its sections are not those of its original, so it is marked as a free translation.'
    edition.note(
      edition.place,
      'import-changed',
      message,
      'Remove `form: adapted` after you have brought it into line.',
    )
    return true
  })
  return new Set(solved)
}

function isFree({ editions: [{ note, place }] }: PlacedStory, target: string, force: boolean): boolean {
  if (force || !existsSync(target)) return true
  const message = `${path.relative('', target)} exists already; it is not changed.`
  note(place, 'import-exists', message, 'Import with --force to replace it.', 'error')
  return false
}

function nothingFound({ root }: SourceSite, { name }: System): Problem {
  const message = `There is no story that can be imported from ${name} here.`
  const hint = 'Name the folder in which the site’s configuration is, or another system with --from.'
  return { file: path.basename(root), ...START, rule: 'import-skipped', severity: 'error', message, hint }
}
