import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Problem, START } from '../../lib/problem/problem.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import { packageFile } from '../../lib/settings/installation.ts'
import { openContent, type WrittenStory } from './output/content-writer.ts'
import type { DraftStory } from './output/draft-sentence.ts'
import { indexLinks } from './output/links.ts'
import { normalizeEdition } from './output/normalize-edition.ts'
import { storyPictures, unusedPictures } from './output/pictures.ts'
import { type MovedAddress, oldAddresses, placeStories } from './output/place-stories.ts'
import { writeStory } from './output/write-story.ts'
import { publicNames } from './source/drafts.ts'
import { type OmittedFile, omittedFiles } from './source/omitted-files.ts'
import { hostsIn } from './source/source-data.ts'
import type { SourceSite } from './source/source-site.ts'
import { orReport } from './source/source-site.ts'
import type { System } from './types/imported.ts'

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
  /** The address of the old site, if its configuration does not say it. */
  readonly fromUrl?: string | undefined
  /**
   * Names of keys, fields, tags and folders that keep nothing from readers, although stories become drafts for them.
   */
  readonly isPublic?: readonly string[] | undefined
}

/** The result of an import. */
export interface ImportResult {
  readonly stories: readonly WrittenStory[]
  /** The number of stories that have not changed in the source since the last import. */
  readonly unchanged: number
  /** Everything that was lost or changed, and what `check` will report about the rest. */
  readonly problems: readonly Problem[]
  /** The stories that became drafts. */
  readonly drafts: readonly DraftStory[]
  /** The stories that readers see only from a later date on. */
  readonly scheduled: readonly Pick<DraftStory, 'collection' | 'slug'>[]
  /** Files of the source that no story contains and no problem names. */
  readonly omitted: readonly OmittedFile[]
  readonly moved: readonly MovedAddress[]
}

/**
 * Imports all stories of a source into a content folder. Each story is completed in a staging folder, then moved into
 * place as a whole.
 */
export function importStories(site: SourceSite, system: System, options: ImportOptions): ImportResult {
  const { into, force, dryRun, publication, translatedBy, now, fromUrl } = options
  const content = openContent(into, force, dryRun)
  const isPublic = publicNames(options.isPublic ?? [])
  try {
    const languages = publication?.languages.map(({ tag }) => tag)
    // Formulas need the extension and its package.
    const hasFormulas = publication?.extensions?.includes('math') === true && packageFile('temml') !== undefined
    const { editions, hosts, findPicture, pictures } = system.read({ ...site, hasFormulas }, now)
    const normalized = Array.from(
      editions,
      (edition) => normalizeEdition(edition, content.keep, hasFormulas, isPublic) ?? [],
    )
    const placed = placeStories(normalized.flat(), languages, site.language)
    const allPlaced = placed.flatMap((story) => story.editions)
    const links = indexLinks(allPlaced, site.root, [...hostsIn(fromUrl), ...hosts])
    const { aliases, moved } = oldAddresses(placed, languages ?? [...new Set(allPlaced.map(({ lang }) => lang))])
    const taken = new Set<string>()
    const drafts: DraftStory[] = []
    const scheduled: Pick<DraftStory, 'collection' | 'slug'>[] = []
    const { root } = content
    const stories = placed.flatMap((story, index) => {
      site.progress?.(index, placed.length)
      const [{ warn, place }] = story.editions
      const folder = path.join(root, story.collection, story.slug)
      const beside = { pictures: storyPictures(folder, findPicture, taken), aliases: aliases.get(story) ?? [] }
      const stored = orReport(warn, place, () => {
        const written = writeStory(folder, story, { root, links, publication, translatedBy, ...beside })
        site.problems.push(...written.problems)
        for (const { source } of story.editions) taken.add(source.path)
        const stored = content.put(story, folder)
        const { collection, slug } = story
        if (stored.length > 0 && written.causes.length > 0) drafts.push({ collection, slug, causes: written.causes })
        else if (stored.length > 0 && written.isScheduled) scheduled.push({ collection, slug })
        return stored
      })
      rmSync(folder, { recursive: true, force: true })
      return stored ?? []
    })
    const unchanged = content.finish()
    site.problems.push(...unusedPictures(pictures, taken, site.root))
    const hasError = site.problems.some(({ severity }) => severity === 'error')
    if (placed.length === 0 && !hasError) site.problems.push(nothingFound(site, system))
    return { stories, drafts, scheduled, unchanged, problems: site.problems, omitted: omittedFiles(site, taken), moved }
  } finally {
    content.close()
  }
}

function nothingFound({ root }: SourceSite, { name }: System): Problem {
  const message = `There is no story that can be imported from ${name} here.`
  const hint = 'Name the folder in which the site’s configuration is, or another system with --from.'
  return { file: path.basename(root), ...START, rule: 'import-skipped', severity: 'error', message, hint }
}
