import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { hostFiles } from '../../hosts/host-files.ts'
import type { Library } from '../../library/library.ts'
import { listEditions, listsIn } from '../../library/lists/lists.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../../library/site-file.ts'
import { notFoundAddress } from '../../publication/addresses.ts'
import { inAccent, palettesOf } from '../../publication/palette.ts'
import { STATIC } from '../../publication/static-files.ts'
import { faviconFiles } from '../../pwa/own-icon.ts'
import { buildTime } from '../../settings/build-time.ts'
import { hasOffline, hasSearch } from '../../settings/settings.ts'
import type { StoredFile } from '../../store/content-cache.ts'
import { filesOf } from '../../store/manifest.ts'
import { isText } from '../../store/precompress.ts'
import { sha256 } from '../../store/sha256.ts'
import { feedRecords } from '../../syndication/feed/feed-files.ts'
import { listFeed } from '../../syndication/named-feeds.ts'
import { sitemapFiles } from '../../syndication/sitemap/sitemap-files.ts'
import { WORKER } from '../page/compiled.ts'
import { mapConcurrently } from '../render/map-concurrently.ts'
import type { Timing } from '../render/progress.ts'
import type { CommonFile, PlaceholderColors, RenderContext } from '../render/render-context.ts'
import { renderFile } from '../render/render-story.ts'
import type { SiteFacts } from '../render/site-facts.ts'
import { hostingOf } from './hosting.ts'
import { shownStories } from './shown-stories.ts'
import { siteFiles } from './site-files.ts'

/** Everything from which `makeSite` makes a site's files. */
export interface SiteContents {
  readonly publicFolder: string
  /** The newsroom’s own files, by their names in the site. */
  readonly statics: readonly string[]
  readonly rendering: RenderContext
  readonly context: SiteContext
  /** The files that the newsroom makes itself. */
  readonly outputs: readonly SiteFile[]
  /** The files of all stories, and the pictures of the standing pages. Two of them may use the same picture. */
  readonly stories: readonly StoredFile[]
  readonly placeholderColors: PlaceholderColors
  /** The files that the last build cached and that belong to no single story. */
  readonly known: readonly CommonFile[]
  /** Whether the cache has a file that the last build cached. */
  readonly isStored: (file: StoredFile) => boolean
  /** What the last build found out about the site as a whole, if it is still so. */
  readonly facts: SiteFacts | undefined
  /** The stories that are not as in the last build, by slug. */
  readonly changed: ReadonlySet<string>
  readonly timing: Timing
}

/**
 * Makes every file of the site that has changed, and caches it.
 * @returns all files of the site, and for the next build those that belong to no single story, the digest of the record
 *   of which stories are shown, and the names of other records
 */
export async function makeSite(
  contents: SiteContents,
): Promise<{ files: StoredFile[]; common: CommonFile[]; shown: string; records: string[] }> {
  const { rendering, context, publicFolder, statics, placeholderColors, isStored, timing } = contents
  const { library } = context
  const palettes = palettesOf(library.publication)
  const stories = [...new Map(contents.stories.map((file) => [file.name, file])).values()]
  const common: CommonFile[] = []
  const copied: StoredFile[] = []
  const known = Map.groupBy(contents.known, ({ name, folder }) => folder ?? name.replace(/\.(br|gz)$/, ''))
  const put = async (file: SiteFile | SiteFolder) => {
    common.push(...(await cacheFile(rendering, known.get(file.name) ?? [], file, isStored)))
  }
  const ofFacts = contents.facts ? contents.known.filter(({ isOfFacts }) => isOfFacts) : []
  const areCached = ofFacts.length > 0 && ofFacts.every(isStored)
  const putOfFacts = async (files: () => readonly SiteFile[]) => {
    if (areCached) return
    for (const file of files()) {
      const made = await cacheFile(rendering, known.get(file.name) ?? [], file, isStored)
      common.push(...made.map((stored) => ({ ...stored, isOfFacts: true })))
    }
  }
  const copy = async (name: string, from: string) => {
    const bytes = readFileSync(from)
    if (isText(name)) return put({ name, make: () => inAccent(bytes.toString(), palettes) })
    copied.push(rendering.cache.addPlain(name, bytes))
  }
  const page = (file: { readonly name: string; readonly from?: unknown }) => ({
    ...file,
    make: () => renderFile(rendering, library, file.name, placeholderColors),
  })
  if (areCached) common.push(...ofFacts)
  await putOfFacts(() => commonPages(library).map((name) => page({ name })))
  timing.step('fronts and standing pages')
  await putOfFacts(() => listFiles(library).map(page))
  timing.step('lists')
  await putOfFacts(() => sitemapFiles(context, buildTime()))
  timing.step('sitemaps')
  const { script, lazy, pairStyle, languageChooser, search, offline } = rendering.assembly.compiled
  const scripts = rendering.assembly.portable
    ? []
    : [script, lazy, pairStyle, languageChooser, ...(hasSearch() ? [search] : []), ...(hasOffline() ? [offline] : [])]
  const newsroom = rendering.assembly.portable
    ? []
    : (rendering.assembly.elements ?? []).map((element) => element.script)
  for (const { name, code } of [...scripts, ...newsroom]) await put({ name, make: () => code })
  const { on, off } = rendering.assembly.compiled.workers
  if (!rendering.assembly.portable) await put({ name: WORKER, make: () => (hasOffline() ? on : off) })
  const own = new Set(faviconFiles(context).map(({ name }) => name))
  for (const name of filesOf(publicFolder).filter((file) => !own.has(file)))
    await copy(name, path.join(publicFolder, name))
  for (const name of statics) await copy(name, path.join(rendering.root, STATIC, name))
  const languages = library.publication.languages.map(({ tag }) => tag)
  const { shown, digest } = shownStories(rendering.cache, library, contents.facts?.shown)
  const addresses = { redirects: shown.redirects, withdrawn: shown.withdrawn, languages }
  for (const { name, content } of hostFiles(hostingOf(rendering.assembly, addresses)))
    await put({ name, make: () => content })
  timing.step('other files')
  for (const [kind, files] of Object.entries({
    ...(await siteFiles(context, rendering.assembly.compiled, shown, contents.facts && contents.changed)),
    'own outputs': contents.outputs,
  })) {
    await mapConcurrently(files, availableParallelism(), put)
    timing.step(kind)
  }
  return { files: [...stories, ...common, ...copied], common, shown: digest, records: feedRecords(shown.feeds) }
}

/** Makes search indexes, or other folders of files, and caches them, except those that the last build cached. */
export async function makeFolders(
  rendering: RenderContext,
  folders: readonly SiteFolder[],
  known: readonly CommonFile[],
): Promise<readonly CommonFile[]> {
  const isStored = (file: StoredFile) => rendering.cache.has(file)
  const before = Map.groupBy(known, ({ folder }) => folder)
  const make = (folder: SiteFolder) => cacheFile(rendering, before.get(folder.name) ?? [], folder, isStored)
  return (await mapConcurrently(folders, availableParallelism(), make)).flat()
}

/** Caches a file, or all files of a folder, unless the last build cached the same bytes. */
async function cacheFile(
  rendering: RenderContext,
  before: readonly CommonFile[],
  file: SiteFile | SiteFolder,
  isStored: SiteContents['isStored'],
): Promise<readonly CommonFile[]> {
  const isCached = before.length > 0 && before.every(isStored)
  if (isCached && 'makeAll' in file && file.isSame) return before
  const inputs = 'makeAll' in file ? file.from() : file.from
  const from = inputs === undefined ? {} : { from: sha256(JSON.stringify(inputs)) }
  if (isCached && from.from && before.every((stored) => stored.from === from.from)) return before
  if ('makeAll' in file) {
    const { name } = file
    return [...(await file.makeAll())].flatMap(([inner, content]) =>
      rendering.cache.add(`${name}/${inner}`, content).map((stored) => ({ ...stored, ...from, folder: name })),
    )
  }
  const content = await file.make()
  const isSame = isCached && before.find((stored) => stored.name === file.name)?.sha256 === sha256(content)
  return (isSame ? before : rendering.cache.add(file.name, content)).map((stored) => ({ ...stored, ...from }))
}

/** Returns the pages that list stories. Each comes with everything that it shows of them and the feed that it names. */
function listFiles(library: Library): { name: string; from: unknown }[] {
  return library.publication.languages.flatMap(({ tag }) =>
    [...listsIn(library, tag)].map(([address, list]) => ({
      name: `${address.slice(1)}index.html`,
      from: [list, [...listEditions(library, tag, address).keys()], listFeed(library, tag, list)],
    })),
  )
}

/**
 * Returns the pages that belong to no single story. These are the language chooser, the front pages, search, the saved
 * stories, the standing pages and the 404 pages.
 */
function commonPages({ publication, pages }: Library): string[] {
  const standing = [...pages.values()].flatMap(({ slug, editions }) =>
    [...editions.keys()].map((lang) => `${lang}/${slug}/index.html`),
  )
  const fronts = publication.languages.flatMap(({ tag }) => [`${tag}/index.html`, notFoundAddress(tag).slice(1)])
  const tools = [...(hasSearch() ? ['search'] : []), ...(hasOffline() ? ['offline'] : [])]
  const toolPages = publication.languages.flatMap(({ tag }) => tools.map((tool) => `${tag}/${tool}/index.html`))
  return ['index.html', '404.html', ...fronts, ...toolPages, ...standing]
}
