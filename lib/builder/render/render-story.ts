import { readFileSync } from 'node:fs'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { bytesOf } from '../../attachment/attachment.ts'
import { indexedInMemory } from '../../index/memory-index.ts'
import type { PlaceholderColors, StoryOutput } from '../../index/story-rows.ts'
import type { Library, RelatedStory } from '../../library/library.ts'
import { logoFiles } from '../../library/look.ts'
import { type CardContext, hasCards, packageOf } from '../../library/package-of.ts'
import { keywordsOfStory } from '../../library/related.ts'
import type { SiteFile, StoryPart } from '../../library/site-file.ts'
import { type DecodedPicture, decodePicture } from '../../picture/encode-picture.ts'
import { type Picture, variantsOf } from '../../picture/picture.ts'
import { sanitiseSvg } from '../../picture/sanitise-svg.ts'
import { type Place, type Problem, START } from '../../problem/problem.ts'
import { storyFailure } from '../../problem/story-failure.ts'
import { cardAddress, editionAddress, fileAt } from '../../publication/addresses.ts'
import { searchParts } from '../../search/search-folders.ts'
import { nameOf } from '../../source/source-file.ts'
import type { ContentCache, Remembered, StoredFile } from '../../store/content-cache.ts'
import { type StoryState, storyState } from '../../store/digests.ts'
import { figuresIn, filesOfStory, picturesOfStory } from '../../story/kinds/kinds.ts'
import { type Collection, picturePlaces } from '../../story/read/read-folder.ts'
import {
  type Linter,
  type LoadedStory,
  loadStory,
  parseStoryFiles,
  toCountedStory,
} from '../../story/translations/load-story.ts'
import type { Story } from '../../story/types/story.ts'
import { redirectPages } from '../../syndication/html-text.ts'
import { markdownFiles } from '../../syndication/markdown-edition.ts'
import type { Renderer } from '../compile/compiler.ts'
import { pageIn } from '../page/compiled.ts'
import { type DocumentOptions, renderDocument } from '../page/render-document.ts'
import { liveFiles } from './live-files.ts'

/**
 * Reads one story.
 * @param lint finds the problems that only `check` reports, so that they are counted
 */
export function readStory({ root, cache, library }: ReadContext, slug: string, lint: Linter = NO_LINT): ReadStory {
  // The state is taken before the story is read. If a file changes in between, the state differs and the next build
  // reads the story again.
  const state = storyState(root, slug)
  const { publication } = library
  const reading = toCountedStory(parseStoryFiles(root, 'stories', slug, publication), publication, lint)
  const { story } = reading
  if (!story) return { ...state, reading, terms: '' }
  try {
    cache.keepStory(slug, serialize(story))
    return {
      ...state,
      reading: { ...reading, story: summary(story), linked: reading.linked.map((one) => ({ ...one, outside: [] })) },
      terms: keywordsOfStory(story, publication.defaultLanguage).join(' '),
    }
  } catch (error) {
    const problems = [...reading.problems, storyFailure(folderOf(root, slug), 'This cannot be read: ', error)]
    return { ...state, reading: { ...reading, story: undefined, problems }, terms: '' }
  }
}

/** Returns the folder of a story as messages show it. */
function folderOf(root: string, slug: string): string {
  return nameOf(root, path.join(root, 'stories', slug))
}

const NO_LINT: Linter = () => []

/**
 * Returns a story: as this build read it, or else from its files.
 * @throws if it no longer exists
 */
export function storyOf({ root, cache, library }: ReadContext, slug: string): Story {
  const kept = cache.keptStory(slug)
  const story: Story | undefined = kept
    ? deserialize(kept)
    : loadStory(root, 'stories', slug, library.publication).story
  if (!story) throw new Error(`The story “${slug}” changed while the site was built.`)
  return story
}

/**
 * Renders the page of one story in each language, and its other files. An error that is thrown is a problem of the
 * story.
 */
export async function renderStory(context: RenderContext, task: RenderTask): Promise<StoryOutput> {
  try {
    return await rendered(context, task)
  } catch (error) {
    const failure = storyFailure(folderOf(context.root, task.slug), '', error)
    return { files: [], placeholderColors: new Map(), parts: [], problems: [failure] }
  }
}

/** @throws if the story no longer exists */
async function rendered(
  context: RenderContext,
  { slug, related, remembered, emptySections }: RenderTask,
): Promise<StoryOutput> {
  const { publication } = context.library
  const story = storyOf(context, slug)
  const stories = new Map([[slug, story]])
  const shown = { stories, related: new Map([[slug, related]]), emptySections }
  const library = indexedInMemory({ ...context.library, ...shown })
  context.cache.recall(remembered)
  const { placeholderColors, ...pictures } = await writePictures(context, 'stories', story)
  const attached = await writeAttachments(context, story)
  const problems = [...pictures.problems, ...attached.problems]
  if (problems.length > 0) return { files: [], placeholderColors, parts: [], problems }
  const files = [...pictures.files, ...attached.files]
  const { site, portable = false } = context.assembly
  for (const edition of [...story.editions.values(), ...story.withdrawn.values()]) {
    const name = fileAt(editionAddress(edition))
    const html = await renderFile(context, library, name, placeholderColors)
    const all = 'live' in edition && !portable ? liveFiles(name, html, context.assembly) : [[name, html] as const]
    for (const file of all) files.push(...context.cache.add(...file))
  }
  files.push(...(await makeStoryFiles(story, { ...context, publication, look: library.look, site, portable })))
  // A build that draws no cards keeps those of the last one, so that the next one need not draw them again.
  const names = new Set([...story.editions.values()].map((edition) => fileAt(cardAddress(edition))))
  const cards = hasCards(context.assembly) ? [] : remembered.filter(({ name }) => names.has(name))
  const parts = storyParts(story).map(({ name, make }) => context.cache.addPlain(name, make()))
  return {
    files,
    placeholderColors,
    parts: [...parts, ...cards.flatMap((card) => card.files)],
    problems,
    remembered: [...context.cache.recalled(files), ...cards],
  }
}

/**
 * Renders one page of a library.
 * @throws an error with the page's name, if its components throw
 */
export async function renderFile(
  { renderer, assembly }: RenderContext,
  library: Library,
  name: string,
  placeholderColors: PlaceholderColors,
): Promise<string> {
  try {
    const { address, route } = pageIn(name, library.publication)
    return renderDocument(await renderer.renderPage(address, library), name, route, { ...assembly, placeholderColors })
  } catch (error) {
    throw new Error(`The page ${name} cannot be rendered: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

function summary(story: Story): Story {
  const editions = [...story.editions].map(([lang, { written: _, ...edition }]) => {
    return [lang, { ...edition, sections: figuresIn(edition.sections) }] as const
  })
  return { ...story, editions: new Map(editions) }
}

/**
 * Makes every file that depends on one story alone, except its pages. Worker threads call it.
 * @param portable whether links name index.html, for reading from a disk
 */
export async function makeStoryFiles(
  story: Story,
  context: CardContext & { readonly portable: boolean },
): Promise<readonly StoredFile[]> {
  const { publication, site, portable, cache } = context
  const cards = hasCards(context) ? await packageOf('cards') : undefined
  const stored = [...((await cards?.storyCards(story, context)) ?? [])]
  const files: readonly SiteFile[] = [
    ...markdownFiles(story, publication, site),
    ...redirectPages(story, site, portable),
  ]
  for (const { name, make } of files) stored.push(...cache.add(name, await make()))
  return stored
}

/**
 * Returns the parts of one story that go into site-wide files. They are made in worker threads when the story is
 * rendered, and cached from one build to the next. They are not published. Each part costs one file for every story of
 * the archive, so it is only for files that need nearly all stories, such as search. Files that need some stories, such
 * as feeds, read those with `storyOf`, at about 2 ms for each language.
 */
export function storyParts(story: Story): readonly StoryPart[] {
  return [...searchParts(story)]
}

/** The context in which every story is read. */
export interface ReadContext {
  readonly root: string
  readonly cache: ContentCache
  /** The publication and its standing pages. Stories are added one by one. */
  readonly library: Library
}

/** The context in which every page is rendered. */
export interface RenderContext extends ReadContext {
  readonly renderer: Renderer
  readonly assembly: DocumentOptions
}

/** The facts of a story that the rest of the site needs. The cache keeps the story itself until the build ends. */
export interface ReadStory extends StoryState {
  /**
   * The loaded story without what a build does not need: of each edition's text only the pictures remain, and links to
   * other sites are dropped.
   */
  readonly reading: LoadedStory
  /** The keywords of the story's text, separated by spaces. */
  readonly terms: string
}

/** A story to be rendered. */
export interface RenderTask {
  readonly slug: string
  /** The stories that its page links to as related. */
  readonly related: readonly RelatedStory[]
  /** By language, the sections that menus leave out. */
  readonly emptySections: ReadonlyMap<string, readonly string[]>
  /** The pictures and cards that were made for it before. */
  readonly remembered: readonly Remembered[]
}

/** Makes every file of the pictures of a story. */
export function writePictures(context: RenderContext, collection: Collection, story: Story): Promise<StoryOutput> {
  return writeFiles(context, picturesOfStory(story), (picture) =>
    picturePlaces(context.root, collection, story.slug, picture.path),
  )
}

/**
 * Makes every file of some pictures. The files of a photograph are cached until nothing shows it.
 * @param placesOf returns the places where a picture is named, for problems
 */
async function writeFiles(
  context: RenderContext,
  pictures: readonly Picture[],
  placesOf: (picture: Picture) => readonly (Place & { readonly file: string })[],
): Promise<StoryOutput> {
  const files: StoredFile[] = []
  const placeholderColors = new Map<string, string>()
  const problems: Problem[] = []
  for (const picture of pictures) {
    try {
      if (picture.widths.length === 0) {
        files.push(...context.cache.add(`assets/${picture.asset}`, cleanSvg(picture)))
      } else {
        const made = await makeFiles(context, picture)
        placeholderColors.set(picture.asset, made.color)
        files.push(...made.files)
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const message = `“${path.basename(picture.path)}” cannot be decoded: ${reason}`
      const hint = 'Open it in a program for pictures and save it again.'
      const problem = { rule: 'picture-unreadable', severity: 'error', message, hint } as const
      problems.push(...placesOf(picture).map((place) => ({ ...place, ...problem })))
    }
  }
  return { files, placeholderColors, parts: [], problems }
}

/** Stores the files that a story or page links to or plays, each once. */
export async function writeAttachments({ root, cache }: RenderContext, story: Story): Promise<StoryOutput> {
  const files: StoredFile[] = []
  const problems: Problem[] = []
  for (const file of filesOfStory(story)) {
    const name = `assets/${file.asset}`
    try {
      files.push(...(await cache.remember(name, '', async () => ({ files: [[name, bytesOf(file)]] }))).files)
    } catch (error) {
      const message = `This cannot be published: ${error instanceof Error ? error.message : String(error)}`
      const hint = 'Build again when no program writes it.'
      problems.push({
        file: nameOf(root, file.path),
        ...START,
        rule: 'file-unreadable',
        severity: 'error',
        message,
        hint,
      })
    }
  }
  return { files, placeholderColors: new Map(), parts: [], problems }
}

/** Makes every file of the pictures of all standing pages, of the portraits of authors, and of the logos. */
export async function writeSharedPictures(
  context: RenderContext,
  { pages, portraits = new Map(), look }: Library,
): Promise<StoryOutput> {
  const site = { file: nameOf(context.root, path.join(context.root, 'site.yaml')), ...START }
  const made = [await writeFiles(context, [...portraits.values(), ...logoFiles(look)], () => [site])]
  for (const page of pages.values())
    made.push(await writePictures(context, 'pages', page), await writeAttachments(context, page))
  return {
    files: made.flatMap(({ files }) => files),
    parts: [],
    placeholderColors: new Map(made.flatMap(({ placeholderColors }) => [...placeholderColors])),
    problems: made.flatMap(({ problems }) => problems),
  }
}

/**
 * Makes every file of a photograph that is not cached, or is damaged. The cache records each under its name, which
 * contains a digest of the photograph, with the placeholder colour.
 */
async function makeFiles({ cache }: RenderContext, picture: Picture): Promise<{ color: string; files: StoredFile[] }> {
  let decoded: Promise<DecodedPicture> | undefined
  const made = variantsOf(picture).map((variant) => {
    const name = `assets/${variant.name}`
    return cache.remember(name, '', async () => {
      decoded ??= decodePicture(picture)
      const { color, encode } = await decoded
      return { files: [[name, await encode(variant)]], note: color }
    })
  })
  const records = await Promise.all(made)
  return { color: records[0]?.note ?? '', files: records.flatMap(({ files }) => files) }
}

function cleanSvg({ path: file }: Picture): string {
  const result = sanitiseSvg(readFileSync(file, 'utf8'))
  if (!('svg' in result)) throw new Error(result.what) // The file has changed since it was read.
  return result.svg
}
