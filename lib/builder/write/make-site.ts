import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { hostFiles } from '../../hosts/host-files.ts'
import type { StoryRows } from '../../index/story-rows.ts'
import { memoizeByText } from '../../language/format.ts'
import { noticeFor } from '../../library/front-notice.ts'
import { planFront, storiesOnFront } from '../../library/front-plan.ts'
import type { Library } from '../../library/library.ts'
import { listEditions, listsIn } from '../../library/lists.ts'
import { redirectsOf, withdrawnAddresses } from '../../library/outlines.ts'
import { type MailList, type Packages, packageOf } from '../../library/package-of.ts'
import type { SiteContext, SiteFile, SiteFolder } from '../../library/site-file.ts'
import {
  ALL_STORIES,
  FEED_LIST,
  FRONTS,
  headInput,
  MAIL_LIST,
  NEWEST_LIST,
  REDIRECTS,
  SEARCH_LIST,
  SITE,
  storyInput,
  TIME,
} from '../../library/story-inputs.ts'
import { emptySections } from '../../library/terms.ts'
import { ownOutputFiles } from '../../newsroom/newsroom-config.ts'
import { STATIC } from '../../publication/content-names.ts'
import { frontSchema } from '../../publication/front-schema.ts'
import { inAccent, palettesOf } from '../../publication/palette.ts'
import { siteSchema } from '../../publication/site-schema.ts'
import { faviconFiles, pwaFiles } from '../../pwa/pwa-files.ts'
import { type SearchIndex, searchFolders, searchIndexes } from '../../search/search-folders.ts'
import { engineFolder } from '../../settings/installation.ts'
import { buildTime, hasOffline, hasSearch } from '../../settings/settings.ts'
import type { StoredFile } from '../../store/content-cache.ts'
import { textOf, unsealed } from '../../store/damage.ts'
import type { Database } from '../../store/database.ts'
import { fileDigest } from '../../store/digests.ts'
import { digestOf, type Inputs } from '../../store/inputs.ts'
import { filesOf, isText } from '../../store/manifest.ts'
import { partName, type StoredOutput } from '../../store/outputs.ts'
import { TABLES } from '../../store/tables.ts'
import { frontMatterSchema } from '../../story/read/front-matter-schema.ts'
import { FEED_TEXTS, feedFiles, feedLists } from '../../syndication/feed-files.ts'
import { type FeedList, listFeed } from '../../syndication/feeds.ts'
import { sitemapFiles } from '../../syndication/sitemap.ts'
import { llmsFile, type NewestStories, newestStories, wellKnownFiles } from '../../syndication/well-known-files.ts'
import { wantedFeeds } from '../../wanted/wanted-feeds.ts'
import { WORKER } from '../page/compiled.ts'
import type { StyleRule } from '../page/page-css.ts'
import { type DocumentOptions, hostingOf } from '../page/render-document.ts'
import type { BuildRun } from '../render/build-run.ts'
import type { RenderedArchive } from '../render/render-archive.ts'
import { type ReadContext, type RenderContext, renderFile, storyOf, storyParts } from '../render/render-story.ts'
import { mapConcurrently, Progress } from '../render/tasks.ts'
import { chooserPage, commonPages, frontPage, wantedPages } from './common-pages.ts'

/**
 * Makes every file of the site that belongs to no single story and whose inputs have changed. A file whose inputs are
 * known is compared by them; of the others, only those are looked at that may have changed.
 */
export async function makeSite(run: BuildRun, rendered: RenderedArchive, context: SiteContext): Promise<void> {
  const { db, rows, inputs, timing } = run
  const { rendering, library, isSiteChanged, fronts, pictures } = rendered
  const isOverridden = run.overrides !== undefined
  const isWhole = isOverridden || rendered.outputs.outputs.length > 0 || library.publication.cms !== undefined
  if (isSiteChanged && isWhole) inputs.set(ALL_STORIES, digestOf(inputs.digestsOf(headInput('')).join()))
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
    if (files.length > 0 || areAll) await makeFiles(run, rendering, `@${kind}`, files, areAll)
    timing.step(kind)
  }
  if (isSiteChanged) {
    await make('pages', commonPages(library, isOverridden).map(page))
    await make('lists', listFiles(library).map(page))
    await make('sitemaps', sitemapFiles(context, buildTime()))
    const addresses = { redirects: redirectsOf(library), withdrawn: withdrawnAddresses(library) }
    const languages = library.publication.languages.map(({ tag }) => tag)
    const hosting = hostingOf(rendering.assembly, { ...addresses, languages })
    inputs.set(REDIRECTS, digestOf(JSON.stringify(addresses)))
    await make(
      'hosts',
      hostFiles(hosting).map(({ name, content }) => ({ name, inputs: [{ name: REDIRECTS }], make: () => content })),
    )
  } else {
    // The file at `/` shows the lead of each language.
    const chooser = fronts.length > 0 ? [chooserPage(library)] : []
    const chosen = fronts.map((tag) => frontPage(library, tag))
    await make('pages', [...chooser, ...chosen].map(page), false)
  }
  await make('wanted', [...wantedPages(library).map(page), ...wantedFeeds(context)])
  await make('files', plainFiles(run, rendering, context))
  await make('copies', copies(run, rendering, context))
  const { publication, look } = library
  const cards = await packageOf('cards')
  await make('cards', cards?.frontCards({ publication, site: context.site, look }) ?? [])
  const { mailFiles } = (publication.mail && (await packageOf('mail'))) ?? { mailFiles: () => [] }
  const isAny = isSiteChanged || (fronts.length > 0 && publication.mail !== undefined)
  const texts = textFiles(context, isAny ? allLists(db, library) : staleLists(inputs), mailFiles)
  for (const [kind, files] of Object.entries(texts)) await make(kind, files, isSiteChanged)
  const cms = publication.cms && (await packageOf('cms'))
  const previewStyle = () => rendering.assembly.compiled.css.story.map(ruleText).join('')
  const schemas = { site: siteSchema, front: frontSchema, frontMatter: frontMatterSchema }
  await make('cms', cms?.cmsFiles(context, previewStyle, schemas) ?? [])
  await make('own outputs', ownOutputFiles(rendered.outputs, context))
}

/**
 * Makes those of some files that the last build did not make from the same, and writes them down as files of an owner.
 */
export async function makeFiles(
  run: Pick<BuildRun, 'outputs' | 'inputs' | 'db'>,
  rendering: RenderContext,
  owner: string,
  files: readonly (SiteFile | SiteFolder)[],
  areAll: boolean,
): Promise<void> {
  const { outputs, inputs, db } = run
  const before = outputs.of(owner)
  const known = Map.groupBy(before, ({ task }) => task)
  const progress = owner === '@lists' ? new Progress('Made', files.length, 'lists') : undefined
  const left = new Set(areAll ? before : [])
  const made = await mapConcurrently(files, availableParallelism(), async (file) => {
    const own = known.get(inputs.numberOf(file.name)) ?? []
    for (const one of own) left.add(one)
    const outputsOfFile = await makeFile(inputs, rendering, own, file)
    progress?.step()
    return outputsOfFile
  })
  outputs.replace(owner, made.flat(), [...left])
  db.commitMany()
}

/** What a file depends on that is given the whole library. Each build makes it. */
const LIBRARY = [ALL_STORIES, FRONTS, TIME].map((name) => ({ name }))

/** Makes a file, or all files of a folder, unless the last build made the same. */
async function makeFile(
  inputs: Inputs,
  { cache }: RenderContext,
  before: readonly StoredOutput[],
  file: SiteFile | SiteFolder,
): Promise<readonly StoredOutput[]> {
  const { name } = file
  const shown = `${name}: shown`
  const of = [{ name: SITE }, ...(file.inputs ?? LIBRARY), ...('from' in file ? [{ name: shown }] : [])]
  const isCached = before.length > 0 && before.every((one) => cache.has(one))
  if (inputs.isMadeFrom(name, of) && file.inputs && isCached) return before
  if ('makeAll' in file) {
    inputs.set(shown, digestOf(JSON.stringify(file.from())))
    const isSame = isCached && inputs.areUsed(name, [SITE, shown])
    const task = inputs.made(name, of)
    if (isSame) return before
    return [...(await file.makeAll())].flatMap(([inner, content]) =>
      cache.add(`${name}/${inner}`, content).map((stored) => ({ ...stored, task })),
    )
  }
  const content = await file.make()
  // After a change of code or of a setting, such as the compression, the other files of the page may be others.
  const isSame = isCached && inputs.areUsed(name, [SITE])
  const task = inputs.made(name, of)
  if (isSame && before.find((one) => one.name === name)?.sha256 === hash('sha256', content)) return before
  return cache.add(name, content).map((stored) => ({ ...stored, task }))
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
    .map((file) => ({ ...copyOf(file), make: () => inAccent(readFileSync(file.from, 'utf8'), palettes) }))
  return [
    ...(assembly.portable ? [] : scripts).map(({ name, code }) => ({ name, inputs: [], make: () => code })),
    ...written,
    ...wellKnownFiles(publication, context.site),
    ...faviconFiles(context),
    ...pwaFiles(context),
  ]
}

/** Returns the files that are copied as they are. */
function copies({ shared }: BuildRun, { root }: RenderContext, context: SiteContext): readonly SiteFile[] {
  return copiedFiles(shared.statics.names, root, context)
    .filter(({ name }) => !isText(name))
    .map(copyOf)
}

/** Returns a copy of a file. Its input has the name of the file that is copied. */
function copyOf({ name, folder, from }: CopiedFile): SiteFile {
  const inputs = [{ name: `${folder}/${name}`, value: fileDigest(from) }]
  return { name, inputs, make: () => readFileSync(from) }
}

/** A file of a folder that is copied. */
interface CopiedFile {
  readonly name: string
  readonly folder: string
  readonly from: string
}

/** The folder of Masthead’s own files. */
const PUBLIC = 'public'

/**
 * Returns Masthead’s own files in `public`, but those that the publication replaces, and the newsroom’s in `static`.
 */
function copiedFiles(statics: readonly string[], root: string, context: SiteContext): CopiedFile[] {
  const folder = path.join(engineFolder(), PUBLIC)
  const made = new Set(faviconFiles(context).map(({ name }) => name))
  const ours = filesOf(folder).filter((name) => !made.has(name))
  return [
    ...ours.map((name) => ({ name, folder: PUBLIC, from: path.join(folder, name) })),
    ...statics.map((name) => ({ name, folder: STATIC, from: path.join(root, STATIC, name) })),
  ]
}

/** Returns the pages that list stories. Each comes with everything that it shows of them and the feed that it names. */
function listFiles(library: Library): Pick<SiteFile, 'name' | 'inputs'>[] {
  return library.publication.languages.flatMap(({ tag }) =>
    [...listsIn(library, tag)].map(([address, list]) => {
      const value = [
        [list.outline, list.shown, emptySections(library, tag), noticeFor(library, tag)],
        [...listEditions(library, tag, address).keys()],
        listFeed(library, tag, list),
      ]
      const heads = list.shown.map((slug) => ({ name: headInput(slug) }))
      return { name: `${address.slice(1)}index.html`, inputs: [{ name: `list ${address}`, value }, ...heads] }
    }),
  )
}

function ruleText(rule: StyleRule): string {
  if ('css' in rule) return rule.css
  if ('selectors' in rule) return `${rule.selectors.map(({ text }) => text).join(',')}{${rule.body}}`
  return `${rule.start}{${rule.rules.map(ruleText).join('')}}`
}

/** The outputs that are made from the texts of some stories, by kind, in the order in which they are made. */
export interface TextOutputs {
  readonly feeds: readonly FeedList[]
  readonly mail: readonly MailList[] | undefined
  readonly newest: readonly NewestStories[] | undefined
  readonly search: readonly SearchIndex[]
}

/** Returns all lists of stories whose texts are in files of the whole site. */
function allLists(db: Database, library: Library): TextOutputs {
  const feeds = feedLists(library)
  const fed = new Set(feeds.flatMap(({ slugs }) => slugs))
  for (const { name } of db.all(`SELECT name FROM memos WHERE name GLOB '${FEED_TEXTS}/*'`))
    if (!fed.has(textOf(name).slice(FEED_TEXTS.length + 1))) db.run('DELETE FROM memos WHERE name = ?', textOf(name))
  return { feeds, mail: mailStories(library), newest: newestStories(library), search: searchIndexes(library) }
}

/** Returns those of these lists, as the last build found them, that have a story whose text has changed. */
function staleLists(inputs: Inputs): TextOutputs {
  const of = <List>(start: string) => inputs.keptOf(start).map((text): List => JSON.parse(text))
  const mail = of<NewestStories>(MAIL_LIST).map(mailList)
  const [newest] = of<readonly NewestStories[]>(NEWEST_LIST)
  return { feeds: of(FEED_LIST), mail: mail.length > 0 ? mail : undefined, newest, search: of(SEARCH_LIST) }
}

/** Returns the stories of the mail edition of each language, by slug: the first ones of its front page. */
export function mailStories(library: Library): readonly MailList[] {
  const { mail, languages } = library.publication
  if (!mail) return []
  return languages.map(({ tag: lang }) => mailList({ lang, slugs: frontSlugs(library, lang).slice(0, mail.stories) }))
}

function mailList({ lang, slugs }: NewestStories): MailList {
  const texts = slugs.map((slug) => ({ name: storyInput(slug) }))
  return { lang, slugs, inputs: [{ name: MAIL_LIST + lang, value: { lang, slugs }, isKept: true }, ...texts] }
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
