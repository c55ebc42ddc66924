import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { frontAddress } from '../../publication/addresses.ts'
import { type Publication, showsNewsAtHome } from '../../publication/publication.ts'
import { packedCode } from '../../settings/installation.ts'
import { isRecord, readJson, toRecord } from '../../settings/read-json.ts'
import type { SiteScript } from '../../settings/site-script.ts'
import { cacheFolder, readSealed, writeSealed } from '../../store/cache-folder.ts'
import { lookRules, withTheme } from './look-css.ts'
import type { StyleRule } from './page-css.ts'

/** The kinds of page, one for each of Next's routes. Each has its own style sheet. */
export const ROUTES = ['languageChooser', 'front', 'story', 'list', 'search', 'offline', 'notFound'] as const

/** One kind of page. */
export type Route = (typeof ROUTES)[number]

/** The compiled code: all that a page needs apart from its content. It is made once for each state of the code. */
export interface Compiled {
  readonly css: Readonly<Record<Route, readonly StyleRule[]>>
  /** The short names of the custom properties of the style sheets, which a publication may set. */
  readonly properties: Readonly<Record<string, string>>
  /** The script of every other page that has custom elements. */
  readonly script: SiteScript
  /** The same script for a publication that declares services. */
  readonly scriptWithServices: SiteScript
  /**
   * The lazy script, which elements load when a reader asks for it, and the style of what it shows: two languages, the
   * player.
   */
  readonly lazy: SiteScript
  readonly lazySheet: Pick<SiteScript, 'name' | 'code'>
  /** The elements that few pages have: the whole script of the language chooser and of the 404 page. */
  readonly languageChooser: SiteScript
  /** The additional script of the search page. */
  readonly search: SiteScript
  /** The additional script of the page that lists the stories on the device. */
  readonly offline: SiteScript
  /** The additional script of a live story. */
  readonly live: SiteScript
  /** The service worker, and the one that replaces it with OFFLINE=off. */
  readonly workers: { readonly on: string; readonly off: string }
}

/** Returns the folder of one state of the compiled code: that of the package, or one in the cache. */
export function compiledFolder(projectDir: string, code: string): string {
  return packedCode() ?? path.join(cacheFolder(projectDir), `code-${code}`)
}

const COMPILED = 'compiled.json'

/** Returns the path of the bundled renderer, which contains the modules of all pages. */
export function rendererFile(folder: string): string {
  return path.join(folder, 'render.mjs')
}

/**
 * The cache record of one state of the code. It carries a digest of the renderer's file, which is imported and
 * therefore cannot be sealed itself.
 */
const recordSchema = z.object({
  compiled: z.custom<Compiled>((value) => isRecord(value) && ROUTES.every((route) => route in toRecord(value.css))),
  rendererDigest: z.string(),
})

/** Returns the compiled code of this state; undefined if there is none, or if it is damaged. */
export function readCompiled(folder: string): Compiled | undefined {
  const sealed = readSealed(path.join(folder, COMPILED))
  const record = sealed && readJson(recordSchema, sealed)
  if (!record) return undefined
  const { compiled, rendererDigest } = record
  const renderer = rendererFile(folder)
  return existsSync(renderer) && hash('sha256', readFileSync(renderer)) === rendererDigest ? compiled : undefined
}

/**
 * Returns the compiled code for a publication. Its style sheets include the publication's look and theme. If it
 * declares services, the script is the one that loads them.
 * @param styles the style rules of its overrides
 */
export function compiledFor(publication: Publication, compiled: Compiled, styles = ''): Compiled {
  const { properties } = compiled
  const look = lookRules(publication, properties)
  const theme = styles + (publication.theme ?? '')
  const css = Object.entries(compiled.css).map(([route, rules]) => {
    const looked = [...rules, ...look]
    return [route, theme ? withTheme(looked, theme, properties) : looked]
  })
  const own = look.length > 0 || theme ? { ...compiled, css: Object.fromEntries(css) } : compiled
  return publication.consent.services.length > 0 ? { ...own, script: compiled.scriptWithServices } : own
}

/**
 * Caches the compiled code for the next build, with a digest of the renderer. It deletes what older states compiled to.
 */
export function writeCompiled(folder: string, compiled: Compiled): void {
  const parent = path.dirname(folder)
  for (const name of readdirSync(parent)) {
    if (name.startsWith('code-') && name !== path.basename(folder)) rmSync(path.join(parent, name), { recursive: true })
  }
  const record: z.infer<typeof recordSchema> = {
    compiled,
    rendererDigest: hash('sha256', readFileSync(rendererFile(folder))),
  }
  writeSealed(path.join(folder, COMPILED), [JSON.stringify(record)])
}

const LISTS = new Set(['topics', 'authors', 'archive'])

/** The file name of the service worker. It never changes, because browsers look there for a newer version. */
export const WORKER = 'sw.js'

/** Returns the kind of page that a file of the site is. */
export function routeOf(name: string): Route {
  if (name.endsWith('404.html')) return 'notFound'
  const [, slug, file] = name.split('/')
  if (slug === undefined) return 'languageChooser'
  if (file === undefined) return 'front'
  if (slug === 'search' || slug === 'offline') return slug
  return LISTS.has(slug) ? 'list' : 'story'
}

/** Returns the site path of the page in a file. */
export function pageAddressOf(name: string): string {
  return `/${encodeURI(name.replace(/index\.html$/, ''))}`
}

/** Returns the kind of page that a file of a publication is, and the address of the page that it shows. */
export function pageIn(name: string, publication: Publication): { readonly route: Route; readonly address: string } {
  if (name === 'index.html' && showsNewsAtHome(publication))
    return { route: 'front', address: frontAddress(publication.defaultLanguage) }
  return { route: routeOf(name), address: pageAddressOf(name) }
}

/** Returns the scripts of a kind of page: one that many pages have, and one of its own. */
export function scriptsOf(
  route: Route,
  { script, languageChooser, search, offline }: Compiled,
): Pick<Compiled, 'script'> & { own?: SiteScript } {
  if (route === 'languageChooser' || route === 'notFound') return { script: languageChooser }
  if (route === 'search') return { script, own: search }
  return route === 'offline' ? { script, own: offline } : { script }
}
