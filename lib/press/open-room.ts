import { pathToFileURL } from 'node:url'
import { isPortable } from '../desk/settings.ts'
import { siteUrl } from '../publication/addresses.ts'
import type { Library } from '../story/library.ts'
import type { Renderer } from './bundle-renderer.ts'
import type { Compiled } from './compiled.ts'
import { PageStore } from './page-store.ts'
import type { PressRoom } from './press-work.ts'

/** What a press room is opened with, in the first thread or in another: plain data. */
export interface RoomData {
  readonly root: string
  readonly storeFolder: string
  readonly renderer: string
  readonly compiled: Compiled
  readonly library: Library
  /** How hard to compress; undefined for not at all. */
  readonly quality: number | undefined
}

/** Opens the room in which pages are pressed. */
export async function openRoom({
  root,
  storeFolder,
  renderer,
  compiled,
  library,
  quality,
}: RoomData): Promise<PressRoom> {
  const modules: Renderer = await import(pathToFileURL(renderer).href)
  const assembly = { compiled, services: library.publication.consent.services, site: siteUrl(), portable: isPortable() }
  return { root, renderer: modules, assembly, store: new PageStore(storeFolder, quality), library }
}
