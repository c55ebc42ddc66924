import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { bundleElements, bundleScript, type SiteScript } from '../build/compile/bundle-elements.ts'
import type { Renderer } from '../build/compile/bundle-renderer.ts'
import { bundleSearch } from '../build/compile/bundle-search.ts'
import type { Compiled } from '../build/compile/compiled.ts'
import { hasSearch } from '../settings/settings.ts'
import { bundlePages } from './bundle-pages.ts'

/** What only a page that is being written has: the script by which it follows changes, and the style of notes about problems. */
export interface LiveClient {
  readonly script: SiteScript
  readonly style: string
}

/** The code of the site as it is now. */
export interface LiveCode {
  readonly renderer: Renderer
  readonly compiled: Compiled
}

/** @throws esbuild’s BuildFailure if it does not compile */
export async function compileClient(projectDir: string): Promise<LiveClient> {
  const folder = path.join(projectDir, 'components/dev-server')
  return {
    script: await bundleScript('live', { entryPoints: [path.join(folder, 'live.ts')] }),
    style: await readFile(path.join(folder, 'live.css'), 'utf8'),
  }
}

const NO_SCRIPT: SiteScript = { name: '', code: '', hash: '' }
let compilations = 0

/**
 * Compiles what the press compiles, in a hundredth of the time: esbuild bundles pages and styles together, without Next.
 * @throws esbuild’s BuildFailure if they do not compile
 */
export async function compileLive(projectDir: string): Promise<LiveCode> {
  const components = path.join(projectDir, 'components')
  const [pages, elements, gateway, search] = await Promise.all([
    bundlePages(projectDir),
    bundleElements(components),
    bundleScript('gateway', { entryPoints: [path.join(components, 'language-chooser/language-chooser.ts')] }),
    hasSearch() ? bundleSearch(path.join(components, 'search/site-search.element.ts')) : NO_SCRIPT,
  ])
  const { css, code } = pages
  const compiled = { css, ...elements, gateway, search, workers: { on: '', off: '' } }
  // Node reads a module once for each address, and starts anew when a file that it has read goes: so this one has no file, and
  // is another each time, for what it reads may be other, such as the interface's words.
  const module = `${code}\n// ${++compilations}`
  const renderer: Renderer = await import(`data:text/javascript;base64,${Buffer.from(module).toString('base64')}`)
  return { renderer, compiled }
}
