import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { filesOf, type ManifestEntry } from '../../cache/manifest.ts'
import type { StoredFile } from '../../cache/page-store.ts'
import { isText } from '../../cache/precompress.ts'
import { sha256 } from '../../cache/sha256.ts'
import { hostFiles } from '../../hosts/host-files.ts'
import type { Library } from '../../library/library.ts'
import { listEditions, listsIn } from '../../library/lists/lists.ts'
import { redirectsOf } from '../../library/redirects-of.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../../library/site-file.ts'
import { storiesIn } from '../../library/stories-in.ts'
import { hasOffline, hasSearch } from '../../settings/settings.ts'
import { listFeed } from '../../syndication/named-feeds.ts'
import { atOnce } from '../archive/at-once.ts'
import type { PlaceholderColors, RenderContext } from '../archive/render-context.ts'
import { renderFile } from '../archive/render-story.ts'
import type { Timing } from '../archive/timing.ts'
import { WORKER } from '../compile/bundle-worker.ts'
import { hostingOf } from './hosting.ts'
import { siteFiles } from './site-files.ts'

/** A file that is not one story's, as the last build kept it: with a digest of what it was made from, where that is told. */
export interface CommonFile extends StoredFile {
  readonly from?: string
  /** The folder that it was made with. */
  readonly folder?: string
}

/** What is put into a site's folder. */
export interface SiteContents {
  readonly staging: string
  readonly publicFolder: string
  readonly room: RenderContext
  readonly context: SiteContext
  /** The files of all stories, and the pictures of the standing pages. Two may show the same picture. */
  readonly stories: readonly StoredFile[]
  readonly tints: PlaceholderColors
  /** What the last build kept of the files that are not one story's. */
  readonly known: readonly CommonFile[]
  readonly timing: Timing
}

/**
 * Puts every file of the site into a folder.
 * @returns what is to be listed, and what the next build may know of the files that are not one story's
 */
export async function fillSite(
  filling: SiteContents,
): Promise<{ listed: readonly ManifestEntry[]; common: CommonFile[] }> {
  const { staging, room, context, publicFolder, tints, timing } = filling
  const { library } = context
  const stories = [...new Map(filling.stories.map((file) => [file.name, file])).values()]
  for (const file of stories) room.store.put(file, staging)
  timing.step('stories put in place')
  const common: CommonFile[] = []
  const copied: ManifestEntry[] = []
  const known = Map.groupBy(filling.known, ({ name, folder }) => folder ?? name.replace(/\.(br|gz)$/, ''))
  const put = async (file: SiteFile | SiteFolder) => {
    const files = await keep(room, known.get(file.name) ?? [], file)
    for (const stored of files) room.store.put(stored, staging)
    common.push(...files)
  }
  const copy = async (name: string, from: string) => {
    if (isText(name)) return put({ name, make: () => readFileSync(from) })
    mkdirSync(path.dirname(path.join(staging, name)), { recursive: true })
    copyFileSync(from, path.join(staging, name))
    copied.push({ name })
  }
  const opened = withOpenings(context)
  for (const name of commonPages(library)) await put({ name, make: () => renderFile(room, opened, name, tints) })
  timing.step('fronts and standing pages')
  for (const { name, from } of listFiles(library))
    await put({ name, from, make: () => renderFile(room, library, name, tints) })
  timing.step('lists')
  const { script, demanded, pairStyle, gateway, search } = room.assembly.compiled
  const scripts = room.assembly.portable ? [] : [script, demanded, pairStyle, gateway, ...(hasSearch() ? [search] : [])]
  for (const { name, code } of scripts) await put({ name, make: () => code })
  const { on, off } = room.assembly.compiled.workers
  if (!room.assembly.portable) await put({ name: WORKER, make: () => (hasOffline() ? on : off) })
  for (const name of filesOf(publicFolder)) await copy(name, path.join(publicFolder, name))
  for (const { name, content } of hostFiles(hostingOf(room.assembly, redirectsOf(library))))
    await put({ name, make: () => content })
  timing.step('other files')
  for (const [kind, files] of Object.entries(siteFiles(context, room.assembly.compiled))) {
    await atOnce(files, availableParallelism(), put)
    timing.step(kind)
  }
  return { listed: [...stories, ...common, ...copied], common }
}

/** Keeps a file, or all files of a folder, unless the last build kept the same. */
async function keep(
  room: RenderContext,
  before: readonly CommonFile[],
  file: SiteFile | SiteFolder,
): Promise<readonly CommonFile[]> {
  const from = file.from === undefined ? {} : { from: sha256(JSON.stringify(file.from)) }
  const isKept = before.length > 0 && before.every((stored) => room.store.has(stored))
  if (isKept && from.from && before.every((stored) => stored.from === from.from)) return before
  if ('makeAll' in file) {
    const { name } = file
    return [...(await file.makeAll())].flatMap(([inner, content]) =>
      room.store.keep(`${name}/${inner}`, content).map((stored) => ({ ...stored, ...from, folder: name })),
    )
  }
  const content = await file.make()
  const isSame = isKept && before.find((stored) => stored.name === file.name)?.sha256 === sha256(content)
  return (isSame ? before : room.store.keep(file.name, content)).map((stored) => ({ ...stored, ...from }))
}

/**
 * The library with the texts of stories that are the only one of a language: its front page shows how that begins. Of all
 * others the library has no text.
 */
function withOpenings({ library, workOf }: SiteContext): Library {
  const stories = new Map(library.stories)
  for (const { tag } of library.publication.languages) {
    const [first, second] = storiesIn(library, tag)
    if (first && !second) stories.set(first.story.slug, workOf(first.story.slug))
  }
  return { ...library, stories }
}

/** The pages that list stories, each with all that it shows of them, and the feed that it names. */
function listFiles(library: Library): { name: string; from: unknown }[] {
  return library.publication.languages.flatMap(({ tag }) =>
    [...listsIn(library, tag)].map(([address, list]) => ({
      name: `${address.slice(1)}index.html`,
      from: [list, [...listEditions(library, tag, address).keys()], listFeed(library, tag, list)],
    })),
  )
}

/** The pages that are not one story's: the choice of language, fronts, search, what is on the device, standing pages, the page for what is not there. */
function commonPages({ publication, pages }: Library): string[] {
  const standing = [...pages.values()].flatMap(({ slug, editions }) =>
    [...editions.keys()].map((lang) => `${lang}/${slug}/index.html`),
  )
  const fronts = publication.languages.map(({ tag }) => `${tag}/index.html`)
  const tools = [...(hasSearch() ? ['search'] : []), ...(hasOffline() ? ['offline'] : [])]
  const toolPages = publication.languages.flatMap(({ tag }) => tools.map((tool) => `${tag}/${tool}/index.html`))
  return ['index.html', '404.html', ...fronts, ...toolPages, ...standing]
}
