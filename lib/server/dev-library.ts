import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bytesOf } from '../attachment/attachment.ts'
import type { Renderer } from '../builder/compile/compiler.ts'
import { type Compiled, pageIn, readCompiled, rendererFile } from '../builder/page/compiled.ts'
import { documentOptions, renderDocument } from '../builder/page/render-document.ts'
import { type ReadFonts, readFonts } from '../fonts/read-fonts.ts'
import { libraryOf, sharedContent, toLibrary } from '../index/read-library.ts'
import { type Library, storyNamed } from '../library/library.ts'
import { hasList } from '../library/lists.ts'
import { picturesOfSite } from '../library/look.ts'
import { redirectsOf } from '../library/outlines.ts'
import { keywordsOfStory, relatedStories } from '../library/related.ts'
import { linterWith, type ReadConfig } from '../newsroom/newsroom-config.ts'
import { readOwnCode } from '../newsroom/run-newsroom.ts'
import { mediaTypeOf, pictureFile } from '../picture/encode-picture.ts'
import { boundProblems, printProblems } from '../problem/print-problems.ts'
import { compareProblems, type Problem } from '../problem/problem.ts'
import { decodePercent, editionAddress, fileAt, LANGUAGE_CHOOSER, storyAddress } from '../publication/addresses.ts'
import { BRAND, FONTS, PORTRAITS, STATIC } from '../publication/content-names.ts'
import { inLanguage } from '../publication/publication.ts'
import { readPublication } from '../publication/read-publication.ts'
import { engineFolder, packedCode } from '../settings/installation.ts'
import { hasOffline, hasSearch } from '../settings/settings.ts'
import { sourceTextOf } from '../source/source-file.ts'
import { attachmentNamed } from '../story/kinds/kinds.ts'
import type { Collection } from '../story/read/read-folder.ts'
import { toLoadedStory } from '../story/translations/load-story.ts'
import type { Story, StoryEdition } from '../story/types/story.ts'
import { devCollection } from './dev-collection.ts'

/** The code of the site in its current state. */
export interface DevCode {
  readonly renderer: Renderer
  readonly compiled: Compiled
  readonly overrides?: Awaited<ReturnType<typeof readOwnCode>>['overrides']
}

/**
 * Returns the current code of the pages. A checkout compiles it; a package contains it.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export async function readDevCode(): Promise<DevCode> {
  const packed = packedCode()
  if (!packed) {
    const { compileDevCode } = await import('../builder/compile/compile-with-esbuild.ts')
    return compileDevCode(engineFolder())
  }
  const compiled = readCompiled(packed)
  if (!compiled) throw new Error('The installed package of Masthead is damaged. Run npm ci.')
  return { compiled, renderer: await import(pathToFileURL(rendererFile(packed)).href) }
}

/**
 * Returns the code with what the newsroom replaces parts of the page by, and with its kinds of section.
 * @param root the content folder
 * @param config the code of masthead.config.ts
 * @throws with the problems of the newsroom’s code
 */
export async function withNewsroomCode(
  { renderer, compiled }: DevCode,
  root: string,
  config: ReadConfig['bundle'],
): Promise<DevCode> {
  const own = await readOwnCode(root, renderer, config)
  if (!own.renderer) throw new Error(printProblems(own.problems, sourceTextOf(root)))
  return { renderer: own.renderer, compiled, overrides: own.overrides }
}

/** What the site has at an address: a file, a page, or a redirect to another address; undefined for a missing file. */
export type DevAnswer =
  | { readonly type: string; readonly body: string | Uint8Array }
  | { readonly location: string }
  | { readonly exists: boolean; readonly render: () => Promise<DevPage> }
  | undefined

/** A page as the build would make it, and what its authors have to know of it. */
export interface DevPage {
  readonly html: string
  /** The edition on the page; undefined for a page without one, and for one that is withdrawn. */
  readonly edition: StoryEdition | undefined
  /** The problems of the files that the page shows, and those of all others. */
  readonly here: readonly Problem[]
  readonly elsewhere: readonly Problem[]
  /** Returns the address of the page that shows a file; undefined if there is none. */
  readonly addressOf: (file: string) => string | undefined
  /** Returns why the story at an address is not published, in its language; undefined if it is, or if it is no story. */
  readonly unpublishedAt: (address: string) => string | undefined
}

/**
 * Returns what the site has at an address, as a build of the content would make it. For a missing page it is the page
 * that says so.
 * @param library the library of the content, with stories that have problems too
 * @param address as a browser sends it: with a slash at the end of a page’s
 */
export async function answerAt(site: DevLibrary, library: Library, code: DevCode, address: string): Promise<DevAnswer> {
  if (address.startsWith('/assets/')) return asset(site, library, code, address)
  if (!address.endsWith('/') && isPage(library, `${address}/`)) return { location: `${address}/` }
  const exists = isPage(library, address)
  const moved = exists
    ? undefined
    : redirectsOf(library).find(({ from }) => decodePercent(from) === decodePercent(address))
  if (moved) return { location: moved.to }
  return { exists, render: () => pageAt(site, library, code, exists ? address : '/404.html') }
}

const TEXT = 'text/plain;charset=utf-8'

async function asset(
  site: DevLibrary,
  library: Library,
  { compiled, overrides }: DevCode,
  address: string,
): Promise<DevAnswer> {
  const { script: usual, scriptWithServices, languageChooser, search, live, lazy, lazySheet } = compiled
  const own = overrides?.elements.map((element) => element.script) ?? []
  const one = [usual, scriptWithServices, languageChooser, search, live, lazy, ...own].find(
    ({ name }) => address === `/${name}`,
  )
  if (one) return { type: 'text/javascript;charset=utf-8', body: one.code }
  if (address === `/${lazySheet.name}`) return { type: 'text/css;charset=utf-8', body: lazySheet.code }
  const name = address.slice('/assets/'.length)
  try {
    const file = await pictureFile(picturesOfSite(library), name)
    if (file !== undefined) return { type: mediaTypeOf(name), body: file }
    const attached = attachmentNamed(library, name)
    if (attached) return { type: attached.type, body: bytesOf(attached) }
    const font = (await site.fonts).files.get(`assets/${name}`)
    if (font) return { type: name.endsWith('.txt') ? TEXT : 'font/woff2', body: font }
  } catch (error) {
    console.error(`${name} cannot be shown: ${error instanceof Error ? (error.stack ?? error.message) : error}`)
  }
  return undefined
}

/**
 * Renders the page at an address.
 * @param address as a static host has it: with a slash at its end, or `/404.html`
 * @throws if its components throw
 */
async function pageAt(
  site: DevLibrary,
  library: Library,
  { renderer, compiled, overrides }: DevCode,
  address: string,
): Promise<DevPage> {
  const name = fileAt(address)
  const shown = pageIn(name, library.publication)
  const fonts = await site.fonts
  const assembly = documentOptions({ ...library.publication, fonts: fonts.faces }, compiled, overrides)
  const html = renderDocument(await renderer.renderPage(shown.address, library), name, shown.route, assembly)
  const place = placeAt(library, address)
  const found = place ? await site.problemsWith(place.collection, place.slug) : site.problems
  const problems = [...found, ...fonts.problems].toSorted(compareProblems)
  return {
    html,
    edition: place?.edition,
    here: problems.filter(({ file }) => isShownAt(place, file)),
    elsewhere: problems.filter(({ file }) => !isShownAt(place, file)),
    addressOf: (file) => addressOf(library, file),
    unpublishedAt: (other) => unpublishedAt(library, other),
  }
}

function unpublishedAt(library: Library, address: string): string | undefined {
  const [lang = '', slug = ''] = address.split('/').filter(Boolean)
  const unpublished = storyNamed(library, lang, decodePercent(slug))?.editions.get(lang)?.unpublished
  return unpublished && inLanguage(library.publication.messages, lang)[unpublished.reason]
}

/**
 * Returns the content file that the page at an address shows, with its edition unless that is withdrawn; undefined for
 * a list, or if there is no page.
 */
function placeAt(library: Library, address: string) {
  const [lang = '', name = '', ...more] = address.split('/').filter(Boolean).map(decodePercent)
  const named = storyNamed(library, lang, name)
  const collection: Collection = named ? 'stories' : 'pages'
  const story = named ?? library.pages.get(name)
  const { slug = name } = story ?? {}
  const edition = story?.editions.get(lang)
  if (more.length > 0 || !(edition || story?.withdrawn.has(lang))) return undefined
  return { collection, slug, lang, edition }
}

type DevPlace = NonNullable<ReturnType<typeof placeAt>>

/** Returns whether the site has a page at an address. */
function isPage(library: Library, address: string): boolean {
  const tools = [hasSearch() && 'search', hasOffline() && 'offline']
  const fixed = library.publication.languages.flatMap(({ tag }) => [
    `/${tag}/`,
    ...tools.map((tool) => `/${tag}/${tool}/`),
  ])
  return (
    [LANGUAGE_CHOOSER, ...fixed].includes(address) ||
    hasList(library, address) ||
    placeAt(library, address) !== undefined
  )
}

/**
 * Returns whether a page shows the problems of a file. These are the problems of its own text, of other files in its
 * folder that are not texts, of site.yaml on every page, and of front.yaml on every list.
 */
function isShownAt(place: DevPlace | undefined, file: string): boolean {
  const [, collection, slug, name] = file.split('/')
  if (collection === 'site.yaml') return true
  if (collection?.startsWith('front.')) return place === undefined
  const isBeside = place !== undefined && collection === place.collection && slug === place.slug
  return isBeside && (!name?.endsWith('.md') || name === `${place.lang}.md`)
}

function addressOf(library: Library, file: string): string | undefined {
  const [, , slug = '', name = ''] = file.split('/')
  const lang = name.replace(/\.md$/, '')
  const edition = library.stories.get(slug)?.editions.get(lang)
  const address = edition ? editionAddress(edition) : storyAddress(lang, slug)
  return placeAt(library, address) && address
}

/** The files and folders on which no story depends. They are read after each change. */
const WITHOUT_STORIES = [PORTRAITS, BRAND, STATIC]

/**
 * The content of a newsroom while it is written. All of it is read once, and after a change only what changed. It
 * contains stories with problems too.
 */
export class DevLibrary {
  readonly root: string
  #own: ReadConfig
  readonly #collections: Readonly<Record<Collection, ReturnType<typeof devCollection>>>
  readonly #terms = new WeakMap<Story, readonly string[]>()
  #site: ReturnType<typeof readPublication> = { problems: [] }
  /** The library to show; undefined until there is a valid site.yaml. */
  library: Library | undefined
  /** The problems that a build would report, of the whole newsroom. */
  problems: readonly Problem[] = []
  /** The newsroom’s own fonts, which take longer to read than a save may. */
  fonts: Promise<ReadFonts> = readFonts('', undefined, undefined)
  readonly #checked = new Map<string, readonly Problem[]>()

  /**
   * @param root the content folder
   * @param own what the newsroom adds to Masthead
   */
  constructor(root: string, own: ReadConfig = { problems: [] }) {
    this.root = root
    this.#own = own
    this.#collections = { stories: devCollection(root, 'stories'), pages: devCollection(root, 'pages') }
    this.#readSite()
    this.#join()
  }

  /**
   * Reads changed files again.
   * @param files paths on this machine of files or folders, which may no longer exist
   */
  update(files: Iterable<string>): void {
    for (const file of files) {
      const [first = '', slug, ...inside] = path.relative(this.root, file).split(path.sep)
      if (first === 'stories' || first === 'pages') this.#collections[first].forget(slug, inside.length > 0)
      else if (first === FONTS) this.#readFonts()
      else if (!WITHOUT_STORIES.includes(first) && !/^front\..*yaml$/.test(first)) this.#readSite()
    }
    this.#join()
  }

  /** Takes what the newsroom adds to Masthead from now on, and reads everything again. */
  configure(own: ReadConfig): void {
    this.#own = own
    this.update([this.root])
  }

  /** Finds the related stories of each story. In a large newsroom that takes longer than a save may. */
  relate(): void {
    if (!this.library) return
    const { defaultLanguage } = this.library.publication
    const related = relatedStories(this.library, (story) => {
      const terms = this.#terms.get(story) ?? keywordsOfStory(story, defaultLanguage)
      this.#terms.set(story, terms)
      return terms
    })
    this.library = { ...this.library, related }
  }

  /** Returns all problems, and for one story or page also those that only `check` reports. */
  async problemsWith(collection: Collection, slug: string): Promise<readonly Problem[]> {
    const key = `${collection}/${slug}`
    const lint = await linterWith(this.root, this.#own.config, this.#own.bundle)
    const { publication } = this.#site
    const files = () => this.#collections[collection].files(slug, publication)
    const own = this.#checked.get(key) ?? toLoadedStory(files(), publication, lint).problems
    this.#checked.set(key, own)
    const all = [...own, ...this.problems].map((problem) => [JSON.stringify(problem), problem] as const)
    return [...new Map(all).values()]
  }

  /** A changed site.yaml may change every story and page, so all are read again. */
  #readSite(): void {
    const read = readPublication(this.root)
    const { publication = this.#site.publication } = read
    this.#site = { ...read, ...(publication && { publication }) }
    for (const collection of Object.values(this.#collections)) collection.forget()
    this.#readFonts()
  }

  #readFonts(): void {
    this.fonts = readFonts(this.root, this.#site.publication, this.#site.parsed)
  }

  #join(): void {
    const { publication, problems } = this.#site
    this.problems = problems
    this.#checked.clear()
    if (!publication) return
    const stories = this.#collections.stories.read(publication)
    const pages = this.#collections.pages.read(publication)
    const shared = sharedContent(this.root, this.#site, pages.loaded, [...this.#own.problems, ...pages.problems])
    this.problems = boundProblems(toLibrary(this.root, shared, stories.loaded, stories.problems).problems)
    const related = this.library?.related
    const whole = libraryOf(publication, new Map(stories.loaded.map((one) => [one.slug, one])), shared)
    this.library = { ...whole, ...(related && { related }) }
  }
}
