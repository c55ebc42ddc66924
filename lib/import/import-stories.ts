import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Redirect } from '../library/redirects-of.ts'
import type { Problem } from '../problem/problem.ts'
import type { Publication } from '../publication/publication.ts'
import type { Collection } from '../story/read/read-folder.ts'
import { loadStory } from '../story/translations/load-story.ts'
import type { ImportedEdition } from './imported.ts'
import { LinkIndex, type PlacedEdition } from './output/link-index.ts'
import { type NormalizedEdition, normalizeEdition, unlessTooDeep } from './output/normalize-edition.ts'
import { oldAddresses, type PlacedStory, placeStories } from './output/place-stories.ts'
import { clearLeftovers, IMPORT_STAGING, putInPlace } from './output/put-in-place.ts'
import { idlePictures } from './output/story-pictures.ts'
import { writeStory } from './output/write-story.ts'
import type { SourceSite } from './source/source-site.ts'
import type { System } from './systems/system.ts'

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
    readonly shelf: Collection
    readonly slug: string
    readonly languages: readonly string[]
  }[]
  /** Everything that was lost or changed, and what `check` will report about the rest. */
  readonly problems: readonly Problem[]
  readonly moved: readonly Redirect[]
}

/**
 * Imports all stories of a source into a content folder. Each story is completed in a staging folder, then moved into
 * place as a whole.
 */
export function importStories(site: SourceSite, system: System, options: ImportOptions): ImportResult {
  const { into, publication, force, dryRun, translatedBy, now } = options
  const languages = publication?.languages.map(({ tag }) => tag)
  const imported = system.read(site, now)
  const settled = new Map(
    imported.editions.flatMap((edition) => {
      const one = normalizeEdition(edition)
      return one ? [[edition, one] as const] : []
    }),
  )
  const stories = placeStories([...settled.keys()], languages, site.language)
  const placed = new Map(stories.map((story) => [story, inPlace(story, settled)]))
  const index = new LinkIndex([...placed.values()].flat(), site.root, imported.hosts)
  const { aliases, moved } = oldAddresses(stories, languages ?? [...new Set(imported.editions.map(({ lang }) => lang))])
  if (!dryRun) mkdirSync(into, { recursive: true })
  if (!dryRun) clearLeftovers(into)
  const room = mkdtempSync(path.join(dryRun ? tmpdir() : into, `${IMPORT_STAGING}${process.pid}-`))
  try {
    // Problems name files by their future path, so the staging folder ends with the name of the content folder.
    const root = path.join(room, path.basename(into))
    const taken = new Set<string>()
    for (const [story, editions] of placed) {
      const folder = path.join(root, story.shelf, story.slug)
      const writing = { folder, index, findPicture: imported.findPicture, taken, publication, translatedBy }
      const [first] = story.editions
      const done = first && unlessTooDeep(first, () => writeStory(editions, aliases.get(story) ?? [], writing))
      if (!done) rmSync(folder, { recursive: true, force: true })
    }
    site.problems.push(...idlePictures(imported.pictures, taken, site.root))
    const finished = stories.filter(({ shelf, slug }) => existsSync(path.join(root, shelf, slug)))
    const free = finished.filter((story) => isFree(story, path.join(into, story.shelf, story.slug), force))
    for (const { shelf, slug } of free) {
      const { problems } = loadStory(root, shelf, slug, publication)
      site.problems.push(
        ...problems.filter(
          ({ severity, rule }) => (severity === 'error' && rule !== 'original-missing') || rule === 'footnote-unused',
        ),
      )
    }
    for (const { shelf, slug } of dryRun ? [] : free)
      putInPlace(path.join(root, shelf, slug), path.join(into, shelf, slug))
    const written = free.map(({ shelf, slug, editions }) => ({
      shelf,
      slug,
      languages: editions.map(({ lang }) => lang),
    }))
    return { stories: written, problems: site.problems, moved }
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

function inPlace(
  { slug, editions }: PlacedStory,
  settled: ReadonlyMap<ImportedEdition, NormalizedEdition>,
): PlacedEdition[] {
  return editions.flatMap((edition) => {
    const one = settled.get(edition)
    return one ? [{ ...one, slug }] : []
  })
}

function isFree({ editions: [first] }: PlacedStory, target: string, force: boolean): boolean {
  if (force || !existsSync(target)) return true
  const where = path.relative('', target)
  first?.note(
    first.place,
    'import-exists',
    `There is ${where} already; it stays as it is.`,
    'Import with --force to replace it.',
    'error',
  )
  return false
}
