import { pathToFileURL } from 'node:url'
import type { Library } from '../../library/library.ts'
import { formOrigins } from '../../publication/newsletter.ts'
import { palettesOf } from '../../publication/palette.ts'
import { hasOffline, isPortable, siteUrl } from '../../settings/settings.ts'
import { ContentCache, type Stamps } from '../../store/content-cache.ts'
import type { NewsroomBundle } from '../compile/bundle-newsroom.ts'
import type { Renderer } from '../compile/compiler.ts'
import type { Overrides } from '../compile/overrides.ts'
import { withOwnCode } from '../compile/run-newsroom.ts'
import { compiledFor, readCompiled, rendererFile } from '../page/compiled.ts'
import type { ReadContext, RenderContext } from './render-context.ts'

/** The plain data from which contexts are created, in the main thread or in a worker thread. */
export interface WorkerData {
  readonly root: string
  /** The folder of the content's cache. */
  readonly cacheFolder: string
  /** The folder of the compiled code, once there is any. */
  readonly code: string
  readonly library: Library
  /** What the newsroom replaces parts of the page by. */
  readonly overrides?: Overrides | undefined
  /** The code of its masthead.config.ts. */
  readonly config?: NewsroomBundle | undefined
  /** The Brotli quality; undefined for no compression. */
  readonly quality: number | undefined
}

/** The contexts of a thread. */
export interface BuildContexts {
  readonly reading: ReadContext
  /**
   * Returns the context in which pages are rendered, as soon as the code is compiled.
   * @throws if the code is not compiled
   */
  rendering(): Promise<RenderContext>
}

/**
 * Creates the contexts of this thread.
 * @param compiled settles when the code is compiled; stories can be read meanwhile
 * @param stamps the stamps of cached files; without them, their bytes are compared
 */
export function openContexts(data: WorkerData, compiled: Promise<unknown>, stamps?: Stamps): BuildContexts {
  const { root, cacheFolder, library, quality } = data
  const reading = { root, cache: new ContentCache(cacheFolder, quality, stamps), library }
  let context: Promise<RenderContext> | undefined
  const rendering = () => {
    context ??= compiled.then(() => renderContext(reading, data))
    return context
  }
  return { reading, rendering }
}

async function renderContext(reading: ReadContext, { code, overrides, config }: WorkerData): Promise<RenderContext> {
  const compiled = readCompiled(code)
  if (!compiled) throw new Error('The code changed while it was compiled. Build again.')
  const renderer: Renderer = await import(pathToFileURL(rendererFile(code)).href)
  const { publication } = reading.library
  const { services } = publication.consent
  const assembly = {
    compiled: compiledFor(publication, compiled, overrides?.css),
    elements: overrides?.elements ?? [],
    themeColor: palettesOf(publication).accent?.light,
    services,
    forms: formOrigins(publication.newsletter),
    site: siteUrl(),
    portable: isPortable(),
    offline: hasOffline(),
    hasCms: publication.cms !== undefined,
  }
  return { ...reading, renderer: await withOwnCode(renderer, overrides, config), assembly }
}
