import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Redirect } from '../../lib/library/outlines.ts'
import { type Problem, START } from '../../lib/problem/problem.ts'
import type { Publication } from '../../lib/publication/publication.ts'
import { packageFile } from '../../lib/settings/packages.ts'
import { loadStory } from '../../lib/story/translations/load-story.ts'
import { contentWriter, type WrittenStory } from './output/content-writer.ts'
import { indexLinks } from './output/link-index.ts'
import { markAsAdapted } from './output/mark-as-adapted.ts'
import { type NormalizedEdition, normalizeEdition } from './output/normalize-edition.ts'
import { oldAddresses, placeStories } from './output/place-stories.ts'
import { clearLeftovers, IMPORT_STAGING } from './output/put-in-place.ts'
import { storyPictures, unusedPictures } from './output/story-pictures.ts'
import { openSpool, type TreeSpool } from './output/tree-spool.ts'
import { type Residue, writeStory } from './output/write-story.ts'
import { type OmittedFile, omittedFiles } from './source/omitted-files.ts'
import { orReport } from './source/read-each.ts'
import { hostsIn } from './source/source-data.ts'
import type { SourceSite, System } from './types/imported.ts'

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
}

/** The result of an import. */
export interface ImportResult {
  readonly stories: readonly WrittenStory[]
  /** The number of stories that have not changed in the source since the last import. */
  readonly unchanged: number
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
  const { into, dryRun } = options
  if (!dryRun) mkdirSync(into, { recursive: true })
  if (!dryRun) clearLeftovers(into)
  const staging = mkdtempSync(path.join(dryRun ? tmpdir() : into, `${IMPORT_STAGING}${process.pid}-`))
  const spool = openSpool(staging)
  try {
    return importThrough(site, system, options, staging, spool)
  } finally {
    spool.close()
    rmSync(staging, { recursive: true, force: true })
  }
}

function importThrough(
  site: SourceSite,
  system: System,
  { publication, translatedBy, now, fromUrl, ...options }: ImportOptions,
  staging: string,
  spool: TreeSpool,
): ImportResult {
  const languages = publication?.languages.map(({ tag }) => tag)
  const hasFormulas = readsFormulas(publication)
  const { editions, hosts, findPicture, pictures } = system.read({ ...site, hasFormulas }, now)
  const normalized: NormalizedEdition[] = []
  for (const edition of editions) {
    const read = normalizeEdition(edition, spool, hasFormulas)
    if (read) normalized.push(read)
  }
  const placed = placeStories(normalized, languages, site.language)
  const allPlaced = placed.flatMap((story) => story.editions)
  const links = indexLinks(allPlaced, { root: site.root, hosts: [...hostsIn(fromUrl), ...hosts] })
  const { aliases, moved } = oldAddresses(placed, languages ?? [...new Set(allPlaced.map(({ lang }) => lang))])
  const taken = new Set<string>()
  const content = contentWriter(staging, options)
  const stories = placed.flatMap((story, index) => {
    site.progress?.(index, placed.length)
    const [{ warn, place }] = story.editions
    const folder = path.join(content.root, story.collection, story.slug)
    const writing = {
      ...{ links, publication, translatedBy, aliases: aliases.get(story) ?? [] },
      pictures: storyPictures(folder, findPicture, taken),
      fail: ({ file, found, line, column }: Residue) => {
        const name = path.relative(path.dirname(content.root), file).split(path.sep).join('/')
        const message = `The import left “${found}” in this text; it is a draft now.`
        const hint = 'Replace it by what the source has, delete `draft: true`, and report this error to Masthead.'
        site.problems.push({ file: name, line, column, rule: 'import-lost', severity: 'error', message, hint })
      },
    }
    const stored = orReport(warn, place, () => {
      writeStory(folder, story, writing)
      for (const { source } of story.editions) taken.add(source.path)
      const { problems } = loadStory(content.root, story.collection, story.slug, publication)
      const free = markAsAdapted(story, folder, problems)
      site.problems.push(...problems.filter((problem) => isReported(problem) && !free.has(problem)))
      return content.put(story, folder)
    })
    rmSync(folder, { recursive: true, force: true })
    return stored ?? []
  })
  content.finish()
  site.problems.push(...unusedPictures(pictures, taken, site.root))
  const hasError = site.problems.some(({ severity }) => severity === 'error')
  if (placed.length === 0 && !hasError) site.problems.push(nothingFound(site, system))
  const omitted = omittedFiles(site, taken)
  return { stories, unchanged: content.unchanged(), problems: site.problems, omitted, moved }
}

/** Whether the stories of a site may have formulas. */
function readsFormulas(publication: Publication | undefined): boolean {
  return publication?.extensions?.includes('math') === true && packageFile('temml') !== undefined
}

function isReported({ severity, rule }: Problem): boolean {
  return (
    (severity === 'error' && rule !== 'original-missing') ||
    rule === 'footnote-unused' ||
    rule === 'picture-alt-missing'
  )
}

function nothingFound({ root }: SourceSite, { name }: System): Problem {
  const message = `There is no story that can be imported from ${name} here.`
  const hint = 'Name the folder in which the site’s configuration is, or another system with --from.'
  return { file: path.basename(root), ...START, rule: 'import-skipped', severity: 'error', message, hint }
}
