import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { bundleElements, bundleScript, type SiteScript } from '../build/compile/bundle-elements.ts'
import type { Renderer } from '../build/compile/bundle-renderer.ts'
import { bundleSearch } from '../build/compile/bundle-search.ts'
import type { Compiled } from '../build/compile/compiled.ts'
import { hasSearch } from '../settings/settings.ts'
import { bundlePages } from './bundle-pages.ts'

/** The parts that only a live page has: the script that follows changes, and the style of messages about problems. */
export interface LiveClient {
  readonly script: SiteScript
  readonly style: string
}

/** The code of the site in its current state. */
export interface LiveCode {
  readonly renderer: Renderer
  readonly compiled: Compiled
}

/**
 * Compiles the script of live pages.
 * @throws esbuild’s BuildFailure if it does not compile
 */
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
 * Compiles what the build compiles, in a hundredth of the time: esbuild bundles pages and styles together, without
 * Next.
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
  // Node caches modules by URL, so each rebuild gets a fresh `data:` URL: what the module reads, such as the
  // interface's messages, may have changed. It must not be a file, because deleting a watched file would restart the
  // process.
  const module = `${code}\n// ${++compilations}`
  const renderer: Renderer = await import(`data:text/javascript;base64,${Buffer.from(module).toString('base64')}`)
  return { renderer, compiled }
}
