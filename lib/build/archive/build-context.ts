import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'
import { PageStore } from '../../cache/page-store.ts'
import type { Library } from '../../library/library.ts'
import { siteUrl } from '../../publication/addresses.ts'
import { hasOffline, isPortable } from '../../settings/settings.ts'
import type { Renderer } from '../compile/bundle-renderer.ts'
import { compiledFor, readCompiled, rendererFile } from '../compile/compiled.ts'
import type { ReadContext, RenderContext } from './render-context.ts'
import { StorySpool } from './story-spool.ts'

/** What the rooms are opened with, in the first thread or in another: plain data. */
export interface WorkerData {
  readonly root: string
  /** Where what is kept from one build to the next lies. */
  readonly cache: string
  /** Where what the code compiles to lies, once it is compiled. */
  readonly code: string
  readonly library: Library
  /** How hard to compress; undefined for not at all. */
  readonly quality: number | undefined
}

/** Opens the room in which stories are read. It needs nothing compiled. */
export function readContext({ root, cache, library, quality }: WorkerData): ReadContext {
  const pack = new StorySpool(path.join(cache, 'packs', String(threadId)))
  const store = new PageStore(path.join(cache, 'pages'), quality)
  return { root, cache, pack, store, library }
}

/**
 * Opens the room in which pages are pressed.
 * @throws if the code is not compiled
 */
export async function renderContext(reading: ReadContext, { code }: WorkerData): Promise<RenderContext> {
  const compiled = readCompiled(code)
  if (!compiled) throw new Error('The code changed while it was compiled. Build again.')
  const renderer: Renderer = await import(pathToFileURL(rendererFile(code)).href)
  const { consent, desk } = reading.library.publication
  const { services } = consent
  const assembly = {
    compiled: compiledFor(services, compiled),
    services,
    site: siteUrl(),
    portable: isPortable(),
    offline: hasOffline(),
    desk: desk !== undefined,
  }
  return { ...reading, renderer, assembly }
}
