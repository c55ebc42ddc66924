import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { hostFiles } from '../../hosts/host-files.ts'
import { memoizeByText } from '../../language/format.ts'
import { noticeFor } from '../../library/front-notice.ts'
import { planFront, storiesOnFront } from '../../library/front-plan.ts'
import type { Library } from '../../library/library.ts'
import { listEditions, listsIn } from '../../library/lists.ts'
import { redirectsOf, withdrawnAddresses } from '../../library/outlines.ts'
import { type Packages, packageOf } from '../../library/package-of.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../../library/site-file.ts'
import { emptySections } from '../../library/terms.ts'
import { notFoundAddress } from '../../publication/addresses.ts'
import { inAccent, palettesOf } from '../../publication/palette.ts'
import { STATIC } from '../../publication/static-files.ts'
import { faviconFiles, pwaFiles } from '../../pwa/pwa-files.ts'
import { type SearchIndex, searchFolders, searchIndexes } from '../../search/search-folders.ts'
import { engineFolder } from '../../settings/engine.ts'
import { buildTime, hasOffline, hasSearch } from '../../settings/settings.ts'
import { isText, type StoredFile } from '../../store/content-cache.ts'
import { sealed, textOf, unsealed } from '../../store/damage.ts'
import type { Database } from '../../store/database.ts'
import { filesOf } from '../../store/manifest.ts'
import { partName, type StoredOutput } from '../../store/outputs.ts'
import { TABLES } from '../../store/tables.ts'
import { FEED_TEXTS, feedFiles, feedLists } from '../../syndication/feed-files.ts'
import { type FeedList, listFeed } from '../../syndication/feeds.ts'
import { sitemapFiles } from '../../syndication/sitemap.ts'
import { llmsFile, type NewestStories, newestStories, wellKnownFiles } from '../../syndication/well-known-files.ts'
import { ownOutputFiles } from '../compile/newsroom-config.ts'
import { WORKER } from '../page/compiled.ts'
import type { StyleRule } from '../page/page-css.ts'
import { type DocumentOptions, hostingOf } from '../page/render-document.ts'
import type { BuildRun } from '../render/build-run.ts'
import type { RenderedArchive } from '../render/render-archive.ts'
import { type ReadContext, type RenderContext, renderFile, storyOf, storyParts } from '../render/render-story.ts'
import { mapConcurrently, Progress } from '../render/tasks.ts'
import type { StoryRows } from '../scan/story-rows.ts'

/**
 * Makes every file of the site that belongs to no single story and whose inputs have changed. A file whose inputs are
 * known is compared by them; of the others, only those are looked at that may have changed.
 */
export async function makeSite(run: BuildRun, rendered: RenderedArchive, context: SiteContext): Promise<void> {
  const { db, rows, outputs, timing } = run
  const { rendering, library, isSiteChanged, fronts, changed, pictures } = rendered
  let colors: ReadonlyMap<string, string> | undefined
  const page = (file: Omit<SiteFile, 'make'>): SiteFile => ({
    ...file,
    make: () => {
      colors ??= new Map([...rows.placeholders(), ...pictures.placeholderColors])
      return renderFile(rendering, library, file.name, colors)
    },
  })
  /** Makes files of a kind. If they are all files of that kind, the others are gone. */
  const make = async (kind: string, files: readonly (SiteFile | SiteFolder)[], areAll = true) => {
    if (files.length > 0 || areAll) await makeFiles(run, rendering, `@${kind}`, files, areAll, changed)
    timing.step(kind)
  }
  if (isSiteChanged) {
    await make(
      'pages',
      commonPages(library).map((name) => page({ name })),
    )
    await make('lists', listFiles(library).map(page))
    await make('sitemaps', sitemapFiles(context, buildTime()))
    const addresses = { redirects: redirectsOf(library), withdrawn: withdrawnAddresses(library) }
    const languages = library.publication.languages.map(({ tag }) => tag)
    const hosting = hostingOf(rendering.assembly, { ...addresses, languages })
    await make(
      'hosts',
      hostFiles(hosting).map(({ name, content }) => ({ name, make: () => content })),
    )
  } else {
    const chosen = fronts.map((tag) => `${tag}/index.html`)
    // The file at `/` shows the lead of each language.
    const all = chosen.length > 0 ? ['index.html', ...chosen] : []
    await make(
      'pages',
      all.map((name) => page({ name })),
      false,
    )
  }
  await make('files', plainFiles(run, rendering, context))
  outputs.replace('@copies', copies(run, rendering, context))
  const { publication, look } = library
  const cards = await packageOf('cards')
  await make('cards', cards?.frontCards({ publication, site: context.site, look }) ?? [])
  const { mailFiles } = (publication.mail && (await packageOf('mail'))) ?? { mailFiles: () => [] }
  const isAny = isSiteChanged || (fronts.length > 0 && publication.mail !== undefined)
  const texts = textFiles(context, isAny ? findShown(db, library) : listsWith(db, changed), mailFiles)
  for (const [kind, files] of Object.entries(texts)) await make(kind, files, isSiteChanged)
  const cms = publication.cms && (await packageOf('cms'))
  const previewStyle = () => rendering.assembly.compiled.css.story.map(ruleText).join('')
  await make('cms', cms?.cmsFiles(context, previewStyle) ?? [])
  await make('own outputs', ownOutputFiles(rendered.outputs, context))
}

/**
 * Makes those of some files that the last build did not make from the same, and writes them down as files of an owner.
 */
export async function makeFiles(
  run: Pick<BuildRun, 'outputs' | 'db'>,
  rendering: RenderContext,
  owner: string,
  files: readonly (SiteFile | SiteFolder)[],
  areAll: boolean,
  changed: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { outputs, db } = run
  const before = outputs.of(owner)
  const known = Map.groupBy(before, ({ name, folder }) => folder ?? name.replace(/\.(br|gz)$/, ''))
  const progress = owner === '@lists' ? new Progress('Made', files.length, 'lists') : undefined
  const made = await mapConcurrently(files, availableParallelism(), async (file) => {
    const outputsOfFile = await makeFile(rendering, known.get(file.name) ?? [], file, changed)
    progress?.step()
    return outputsOfFile
  })
  const left = areAll ? before : files.flatMap((file) => known.get(file.name) ?? [])
  outputs.replace(owner, made.flat(), left)
  db.commitMany()
}

/** The source of a file whose inputs are not known: it is made by each build. */
const UNKNOWN = 'unknown'

/** Makes a file, or all files of a folder, unless the last build made the same. */
async function makeFile(
  { cache }: RenderContext,
  before: readonly StoredOutput[],
  file: SiteFile | SiteFolder,
  changed: ReadonlySet<string>,
): Promise<readonly StoredOutput[]> {
  const { shown } = file
  const stories = shown ? hash('sha256', shown.join()) : ''
  const isTouched = shown?.some((slug) => changed.has(slug))
  // After a change of the code or of a setting, such as the compression, no file has a source.
  const isCached = before.length > 0 && before.every((one) => one.source !== undefined && cache.has(one))
  const isFrom = (source: string) => isCached && before.every((one) => one.source?.startsWith(source))
  if ('makeAll' in file && shown && !isTouched && isFrom(stories)) return before
  const inputs = 'makeAll' in file ? file.from() : file.from
  const source = { source: stories + (inputs === undefined ? UNKNOWN : hash('sha256', JSON.stringify(inputs))) }
  const isOfStories = !('makeAll' in file) && isTouched
  if (inputs !== undefined && !isOfStories && isFrom(source.source)) return before
  if ('makeAll' in file) {
    const { name } = file
    return [...(await file.makeAll())].flatMap(([inner, content]) =>
      cache.add(`${name}/${inner}`, content).map((stored) => ({ ...stored, ...source, folder: name })),
    )
  }
  const content = await file.make()
  const isSame = isCached && before.find((one) => one.name === file.name)?.sha256 === hash('sha256', content)
  return (isSame ? before : cache.add(file.name, content)).map(({ name, sha256: digest, size }) => {
    return { name, sha256: digest, size, ...source }
  })
}

/** Returns the files that are the same whatever the stories are. */
function plainFiles(
  { shared }: BuildRun,
  { assembly, root }: RenderContext,
  context: SiteContext,
): readonly SiteFile[] {
  const { publication } = context.library
  const palettes = palettesOf(publication)
  const { script, lazy, lazySheet, languageChooser, search, offline, workers } = assembly.compiled
  const scripts = [
    ...[script, lazy, lazySheet, languageChooser, ...(hasSearch() ? [search] : []), ...(hasOffline() ? [offline] : [])],
    ...(assembly.elements ?? []).map((element) => element.script),
    { name: WORKER, code: hasOffline() ? workers.on : workers.off },
  ]
  const written = copiedFiles(shared.statics.names, root, context)
    .filter(({ name }) => isText(name))
    .map(({ name, from }) => ({ name, make: () => inAccent(readFileSync(from, 'utf8'), palettes) }))
  return [
    ...(assembly.portable ? [] : scripts).map(({ name, code }) => ({ name, make: () => code })),
    ...written,
    ...wellKnownFiles(publication, context.site),
    ...faviconFiles(context),
    ...pwaFiles(context),
  ]
}

/** Caches the files that are copied as they are. */
function copies({ shared }: BuildRun, { cache, root }: RenderContext, context: SiteContext): readonly StoredOutput[] {
  return copiedFiles(shared.statics.names, root, context)
    .filter(({ name }) => !isText(name))
    .map(({ name, from }) => cache.addPlain(name, readFileSync(from)))
}

/**
 * Returns Masthead’s own files in `public`, but those that the publication replaces, and the newsroom’s in `static`.
 */
function copiedFiles(statics: readonly string[], root: string, context: SiteContext) {
  const folder = path.join(engineFolder(), 'public')
  const made = new Set(faviconFiles(context).map(({ name }) => name))
  const ours = filesOf(folder).filter((name) => !made.has(name))
  return [
    ...ours.map((name) => ({ name, from: path.join(folder, name) })),
    ...statics.map((name) => ({ name, from: path.join(root, STATIC, name) })),
  ]
}

/** Returns the pages that list stories. Each comes with everything that it shows of them and the feed that it names. */
function listFiles(library: Library): Pick<SiteFile, 'name' | 'from' | 'shown'>[] {
  return library.publication.languages.flatMap(({ tag }) =>
    [...listsIn(library, tag)].map(([address, list]) => ({
      name: `${address.slice(1)}index.html`,
      from: [
        [list.outline, emptySections(library, tag), noticeFor(library, tag)],
        [...listEditions(library, tag, address).keys()],
        listFeed(library, tag, list),
      ],
      shown: list.shown,
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

function ruleText(rule: StyleRule): string {
  if ('css' in rule) return rule.css
  if ('selectors' in rule) return `${rule.selectors.map(({ text }) => text).join(',')}{${rule.body}}`
  return `${rule.start}{${rule.rules.map(ruleText).join('')}}`
}

/** The outputs that are made from the texts of some stories, by kind, in the order in which they are made. */
export interface TextOutputs {
  readonly feeds: readonly FeedList[]
  readonly mail: readonly NewestStories[] | undefined
  readonly newest: readonly NewestStories[] | undefined
  readonly search: readonly SearchIndex[]
}

/** Returns all lists of stories whose texts are in files of the whole site. */
function allLists(library: Library): TextOutputs {
  return {
    feeds: feedLists(library),
    mail: mailStories(library),
    newest: newestStories(library),
    search: searchIndexes(library),
  }
}

/** Returns the stories of the mail edition of each language, by slug: the first ones of its front page. */
export function mailStories(library: Library): readonly NewestStories[] {
  const { mail, languages } = library.publication
  if (!mail) return []
  return languages.map(({ tag: lang }) => ({ lang, slugs: frontSlugs(library, lang).slice(0, mail.stories) }))
}

/** Returns the stories of a front page from top to bottom, by choice also those of other languages. */
function frontSlugs(library: Library, lang: string): string[] {
  return storiesOnFront(planFront(library, lang)).flatMap(({ edition }) =>
    edition.lang === lang || library.publication.fallbackFeeds ? edition.slug : [],
  )
}

/** Returns the files of some of these lists, by owner. */
export function textFiles(
  context: SiteContext,
  { feeds, mail, newest, search }: TextOutputs,
  mailFiles: Packages['mail']['mailFiles'],
): Readonly<Record<string, readonly (SiteFile | SiteFolder)[]>> {
  return {
    feeds: feedFiles(context, feeds),
    mail: mail ? mailFiles(context, mail) : [],
    newest: newest ? [llmsFile(context, newest)] : [],
    search: searchFolders(context, search),
  }
}

/** Finds which stories are shown, and writes it down for the next edit of a text. */
export function findShown(db: Database, library: Library): TextOutputs {
  const all = allLists(library)
  const now = new Map(shownLists(all).map(([output, list]) => [output, JSON.stringify(list)]))
  const before = new Map(db.all('SELECT output, list FROM lists').map((row) => [textOf(row.output), textOf(row.list)]))
  for (const output of before.keys()) if (!now.has(output)) db.run('DELETE FROM lists WHERE output = ?', output)
  for (const [output, list] of now)
    if (before.get(output) !== sealed(output, list)) db.put(TABLES.lists, { output, list })
  const fed = new Set(all.feeds.flatMap(({ slugs }) => slugs))
  for (const { name } of db.all(`SELECT name FROM memos WHERE name GLOB '${FEED_TEXTS}/*'`))
    if (!fed.has(textOf(name).slice(FEED_TEXTS.length + 1))) db.run('DELETE FROM memos WHERE name = ?', textOf(name))
  return all
}

/** With more stories than this, all lists are looked at. */
const FEW = 50

/** Returns the lists that show any of some stories, as the last build found them. */
export function listsWith(db: Database, slugs: ReadonlySet<string>): TextOutputs {
  const select = 'SELECT output, list FROM lists'
  const rows =
    slugs.size > FEW
      ? db.all(select)
      : [...slugs].flatMap((slug) => db.all(`${select} WHERE instr(list, ?) > 0`, JSON.stringify(slug)))
  const found = new Map(rows.map(({ output, list }) => [textOf(output), list]))
  const of = (kind: string) =>
    [...found].flatMap(([output, list]) => (output.startsWith(`${kind} `) ? JSON.parse(unsealed(output, list)) : []))
  const one = (kind: string) => (found.has(`${kind} `) ? of(kind) : undefined)
  return { feeds: of('feeds'), mail: one('mail'), newest: one('newest'), search: of('search') }
}

/** Returns each list with the name of its row. */
function shownLists({ feeds, mail, newest, search }: TextOutputs): (readonly [string, unknown])[] {
  return [
    ...feeds.map((list) => [`feeds ${list.address}`, list] as const),
    ['mail ', mail],
    ['newest ', newest],
    ...search.map((list) => [`search ${list.lang} ${list.bucket}`, list] as const),
  ]
}

/**
 * Returns the context from which site-wide files are made, after every story is rendered.
 * @param state a digest of all that every page depends on
 */
export function siteContext(
  { root, cache, assembly }: ReadContext & { readonly assembly: Pick<DocumentOptions, 'site'> },
  library: Library,
  db: Database,
  rows: StoryRows,
  state: string,
): SiteContext {
  // In a shard, those of the stories of others.
  const makeParts = memoizeByText((slug): readonly StoredFile[] =>
    storyParts(storyAt(slug)).map((one) => cache.addPlain(one.name, one.make())),
  )
  const digestOfPart = (slug: string, name: string) => {
    const row = db.get('SELECT sha256 FROM outputs WHERE name = ? AND owner = ?', partName(slug, name), slug)
    const digest = row ? textOf(row.sha256) : makeParts(slug).find((one) => one.name === name)?.sha256
    if (digest === undefined) throw new Error(`The story “${slug}” left no “${name}”.`)
    return digest
  }
  const storyAt = (slug: string) => storyOf({ root, cache, library }, slug)
  const digestOf = (slug: string) => {
    const { digest = '', shared } = rows.head(slug) ?? {}
    return shared ? digest + JSON.stringify(shared) : digest
  }
  return {
    library,
    site: assembly.site,
    digestOf,
    storyOf: storyAt,
    rememberText: (kind, slug, make) => {
      const languages = [...(library.stories.get(slug)?.editions.keys() ?? [])]
      const source = hash('sha256', JSON.stringify([state, digestOf(slug), languages]))
      const name = `${kind}/${slug}`
      const known = db.get('SELECT value FROM memos WHERE name = ? AND source = ?', name, source)
      if (known) return unsealed(name + source, known.value)
      const text = make()
      db.put(TABLES.memos, { name, source, value: text })
      return text
    },
    partOf: (slug, name) => {
      const stored = { name, sha256: digestOfPart(slug, name), size: 0 }
      // A build looks at the parts that it needs, not at all of them.
      if (!cache.has(stored)) makeParts(slug)
      return cache.read(stored).toString()
    },
    sizeOf: (slug, name) => {
      const row = db.get('SELECT size FROM outputs WHERE name = ? AND owner = ?', name, slug)
      return row && Number(row.size)
    },
    partDigestOf: digestOfPart,
  }
}
