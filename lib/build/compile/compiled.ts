import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'
import { sha256 } from '../../cache/sha256.ts'
import type { Service } from '../../publication/publication.ts'
import { styleRule } from '../page/parse-css.ts'
import type { SiteScript } from './bundle-elements.ts'

/** The kinds of page, as Next's routes divide them; each has a style sheet. */
export const ROUTES = ['gateway', 'front', 'story', 'list', 'search', 'offline', 'notFound'] as const

/** One of them. */
export type Route = (typeof ROUTES)[number]

const script = z.object({ name: z.string(), code: z.string(), hash: z.string() })
const schema = z.object({
  css: z.record(z.enum(ROUTES), z.array(styleRule)),
  /** The script of every other page that has elements. */
  script,
  /** The same where the publication declares services. */
  scriptWithServices: script,
  /** The script that elements load when a reader asks for what they do, and the style of two languages side by side. */
  demanded: script,
  pairStyle: z.object({ name: z.string(), code: z.string() }),
  /** The script of the gateway, and of the page for what is not there. */
  gateway: script,
  /** The script that the search page has besides. */
  search: script,
  /** The service worker, and what takes its place with OFFLINE=off. */
  workers: z.object({ on: z.string(), off: z.string() }),
})

/** What the code compiles to: all that a page needs beside its content. It is made once for each state of the code. */
export type Compiled = z.infer<typeof schema>

/** Where what a state of the code compiles to is kept. */
export function compiledFolder(projectDir: string, code: string): string {
  return path.join(projectDir, '.next/cache/masthead', `code-${code}`)
}

const COMPILED = 'compiled.json'

/** The pages' modules, bundled for the press. */
export function rendererFile(folder: string): string {
  return path.join(folder, 'render.mjs')
}

/** What is kept of a state of the code, apart from the renderer's file: that is imported, so it cannot be sealed itself. */
const keptSchema = z.object({ compiled: schema, rendererDigest: z.string() })

/** What this state of the code compiled to before; undefined if it was not compiled, or if what was kept is damaged. */
export function readCompiled(folder: string): Compiled | undefined {
  const sealed = readSealed(path.join(folder, COMPILED))
  if (!sealed) return undefined
  const { compiled, rendererDigest } = keptSchema.parse(JSON.parse(sealed.toString()))
  const renderer = rendererFile(folder)
  return existsSync(renderer) && sha256(readFileSync(renderer)) === rendererDigest ? compiled : undefined
}

/** What pages of a publication are made with: its script loads services where it declares some. */
export function compiledFor(services: readonly Service[], compiled: Compiled): Compiled {
  return services.length > 0 ? { ...compiled, script: compiled.scriptWithServices } : compiled
}

/** Keeps it for the next build, with a digest of the renderer, and forgets what older states compiled to. */
export function writeCompiled(folder: string, compiled: Compiled): void {
  const parent = path.dirname(folder)
  for (const name of readdirSync(parent)) {
    if (name.startsWith('code-') && name !== path.basename(folder)) rmSync(path.join(parent, name), { recursive: true })
  }
  const kept: z.infer<typeof keptSchema> = { compiled, rendererDigest: sha256(readFileSync(rendererFile(folder))) }
  writeSealed(path.join(folder, COMPILED), [JSON.stringify(kept)])
}

const LISTS = new Set(['topics', 'authors', 'archive'])

/** Which kind of page a file of the site is. */
export function routeOf(name: string): Route {
  if (name === '404.html') return 'notFound'
  const [, slug, file] = name.split('/')
  if (slug === undefined) return 'gateway'
  if (file === undefined) return 'front'
  if (slug === 'search' || slug === 'offline') return slug
  return LISTS.has(slug) ? 'list' : 'story'
}

/** The address of the page that a file holds. */
export function pageAddressOf(name: string): string {
  return `/${name.replace(/index\.html$/, '')}`
}

/** The scripts of a kind of page. */
export function scriptsOf(
  route: Route,
  { script, gateway, search }: Compiled,
): Pick<Compiled, 'script'> & { search?: SiteScript } {
  if (route === 'gateway' || route === 'notFound') return { script: gateway }
  return route === 'search' ? { script, search } : { script }
}
