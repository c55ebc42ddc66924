import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'
import { hasOffline, isPortable } from '../desk/settings.ts'
import { siteUrl } from '../publication/addresses.ts'
import type { Library } from '../story/library.ts'
import type { Renderer } from './bundle-renderer.ts'
import type { Compiled } from './compiled.ts'
import { PageStore } from './page-store.ts'
import type { PressRoom } from './press-work.ts'
import { WorkPack } from './work-pack.ts'

/** What a press room is opened with, in the first thread or in another: plain data. */
export interface RoomData {
  readonly root: string
  /** Where what is kept from one build to the next lies. */
  readonly cache: string
  readonly renderer: string
  readonly compiled: Compiled
  readonly library: Library
  /** How hard to compress; undefined for not at all. */
  readonly quality: number | undefined
}

/** Opens the room in which pages are pressed. */
export async function openRoom({ root, cache, renderer, compiled, library, quality }: RoomData): Promise<PressRoom> {
  const modules: Renderer = await import(pathToFileURL(renderer).href)
  const { services } = library.publication.consent
  const assembly = { compiled, services, site: siteUrl(), portable: isPortable(), offline: hasOffline() }
  const pack = new WorkPack(path.join(cache, 'packs', String(threadId)))
  const store = new PageStore(path.join(cache, 'pages'), quality)
  return { root, cache, renderer: modules, assembly, pack, store, library }
}
