import type { Library } from '../story/library.ts'
import { readWork, type WorkReading } from '../story/read-work.ts'
import type { Work } from '../story/story.ts'
import { type Assembly, assemblePage } from './assemble-page.ts'
import type { Renderer } from './bundle-renderer.ts'
import { addressOf, routeOf } from './compiled.ts'
import type { PageStore, StoredFile } from './page-store.ts'
import { storyFiles } from './story-files.ts'
import { storyParts } from './story-parts.ts'

/** What every page is pressed with. */
export interface PressRoom {
  readonly root: string
  readonly renderer: Renderer
  readonly assembly: Assembly
  readonly store: PageStore
  /** The publication and its standing pages; the stories are added one by one. */
  readonly library: Library
}

/** A story that was pressed: what the rest of the site must know of it, and its pages. */
export interface PressedWork {
  readonly reading: WorkReading
  readonly files: readonly StoredFile[]
  /** What it leaves for files of the whole site. */
  readonly parts: readonly StoredFile[]
}

/**
 * Reads one story, presses its page in each language, and lets go of its text: an archive never stands in memory.
 * What comes back has just the first paragraph of each edition, which a front page may show.
 */
export async function pressWork(room: PressRoom, slug: string): Promise<PressedWork> {
  const reading = readWork(room.root, 'stories', slug, room.library.publication)
  const { work } = reading
  if (!work) return { reading, files: [], parts: [] }
  room.renderer.provideLibrary({ ...room.library, stories: new Map([[slug, work]]) })
  const files: StoredFile[] = []
  for (const lang of work.editions.keys()) {
    const name = `${lang}/${slug}/index.html`
    files.push(...room.store.keep(name, await renderFile(room, name)))
  }
  const context = { publication: room.library.publication, site: room.assembly.site }
  for (const { name, make } of storyFiles(work, context)) files.push(...room.store.keep(name, await make()))
  const parts: StoredFile[] = []
  for (const { name, make } of storyParts(work, context)) parts.push(room.store.keepPlain(name, await make()))
  return { reading: { ...reading, work: summary(work) }, files, parts }
}

/** Renders one page from the library that the renderer has. */
export async function renderFile({ renderer, assembly }: PressRoom, name: string): Promise<string> {
  return assemblePage(await renderer.renderPage(addressOf(name)), name, routeOf(name), assembly)
}

function summary(work: Work): Work {
  const editions = [...work.editions].map(([lang, story]) => {
    const opening = story.sections.find((section) => section.kind === 'paragraph')
    return [lang, { ...story, sections: opening ? [opening] : [] }] as const
  })
  return { ...work, editions: new Map(editions) }
}
