import path from 'node:path'
import type { Problem } from '../problem/problem.ts'
import type { Library } from '../story/library.ts'
import { figuresIn } from '../story/pictures-of.ts'
import { readWork, type WorkReading } from '../story/read-work.ts'
import type { RelatedWork } from '../story/related-works.ts'
import type { Work } from '../story/story.ts'
import { termsOfWork } from '../story/terms-of.ts'
import { type Assembly, assemblePage } from './assemble-page.ts'
import type { Renderer } from './bundle-renderer.ts'
import { addressOf, routeOf } from './compiled.ts'
import { folderDigest } from './folder-digest.ts'
import type { PageStore, StoredFile } from './page-store.ts'
import { pressPictures, type Tints } from './press-pictures.ts'
import { storyFiles } from './story-files.ts'
import { storyParts } from './story-parts.ts'
import type { Packed, WorkPack } from './work-pack.ts'

/** What every story is read with. */
export interface ReadingRoom {
  readonly root: string
  /** Where what is kept from one build to the next lies. */
  readonly cache: string
  readonly store: PageStore
  readonly pack: WorkPack
  /** The publication and its standing pages; the stories are added one by one. */
  readonly library: Library
}

/** What every page is pressed with. */
export interface PressRoom extends ReadingRoom {
  readonly renderer: Renderer
  readonly assembly: Assembly
}

/** A story that was read: what the rest of the site must know of it, and where its text waits to be pressed. */
export interface ReadStory {
  /** A digest of its folder. */
  readonly digest: string
  /** Without what a build has no use for: of each edition's text just the pictures are left, and no links to other sites. */
  readonly reading: WorkReading
  readonly packed: Packed | undefined
  /** What its text is about, with spaces between the words. */
  readonly terms: string
}

/** A story to be pressed. */
export interface PressTask {
  readonly slug: string
  /** Where it lies; undefined if it was not read in this build. */
  readonly packed: Packed | undefined
  /** The stories that its page leads on to. */
  readonly related: readonly RelatedWork[]
}

/** What came of a story. */
export interface PressedFiles {
  readonly files: readonly StoredFile[]
  readonly tints: Tints
  /** What it leaves for files of the whole site. */
  readonly parts: readonly StoredFile[]
  /** What could not be known before: pictures that cannot be decoded. */
  readonly problems: readonly Problem[]
}

/** Reads one story, and lays it aside. */
export function readForPress({ root, library, pack }: ReadingRoom, slug: string): ReadStory {
  // Before it is read: what changes meanwhile differs from the digest, and the next build reads it again.
  const digest = folderDigest(path.join(root, 'stories', slug))
  const reading = readWork(root, 'stories', slug, library.publication)
  const { work } = reading
  if (!work) return { digest, reading, packed: undefined, terms: '' }
  return {
    digest,
    reading: { ...reading, work: summary(work), linked: reading.linked.map((one) => ({ ...one, outside: [] })) },
    packed: pack.add(work),
    terms: termsOfWork(work, library.publication.defaultLanguage).join(' '),
  }
}

/**
 * Presses the page of one story in each language, and its other files.
 * @throws if the story is no longer there
 */
export async function pressWork(room: PressRoom, { slug, packed, related }: PressTask): Promise<PressedFiles> {
  const { publication } = room.library
  const work = packed ? room.pack.read(packed) : readWork(room.root, 'stories', slug, publication).work
  if (!work) throw new Error(`The story “${slug}” changed while the site was built.`)
  const stories = new Map([[slug, work]])
  room.renderer.provideLibrary({ ...room.library, stories, related: new Map([[slug, related]]) })
  const { tints, problems, files: pictures } = await pressPictures(room, 'stories', work)
  if (problems.length > 0) return { files: [], tints, parts: [], problems }
  const files = [...pictures]
  for (const lang of [...work.editions.keys(), ...work.withdrawn.keys()]) {
    const name = `${lang}/${slug}/index.html`
    files.push(...room.store.keep(name, await renderFile(room, name, tints)))
  }
  const { site, portable = false } = room.assembly
  const context = { publication, site, portable, cache: room.cache }
  for (const { name, make } of storyFiles(work, context)) files.push(...room.store.keep(name, await make()))
  const parts: StoredFile[] = []
  for (const { name, make } of storyParts(work)) parts.push(room.store.keepPlain(name, await make()))
  return { files, tints, parts, problems }
}

/**
 * Renders one page from the library that the renderer has.
 * @throws with the page's name, if its components throw
 */
export async function renderFile({ renderer, assembly }: PressRoom, name: string, tints: Tints): Promise<string> {
  try {
    return assemblePage(await renderer.renderPage(addressOf(name)), name, routeOf(name), { ...assembly, tints })
  } catch (error) {
    throw new Error(`The page ${name} cannot be rendered: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

function summary(work: Work): Work {
  const editions = [...work.editions].map(([lang, story]) => {
    return [lang, { ...story, sections: figuresIn(story.sections) }] as const
  })
  return { ...work, editions: new Map(editions) }
}
