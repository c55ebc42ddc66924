import path from 'node:path'
import type { BuildOptions } from 'esbuild'
import type { Library } from '../../library/library.ts'
import { parseCss } from '../page/page-css.ts'
import type { RenderedPage } from '../page/render-document.ts'
import { bundleElements, bundleScript, bundleSearch, bundleWorkers } from './bundle-scripts.ts'
import type { Compiled, Route } from './compiled.ts'

/** The bundled modules of all pages, which render pages outside Next. */
export interface Renderer {
  renderPage(address: string, library: Library): Promise<RenderedPage>
}

/**
 * Compiles the modules and the style sheets of all pages. There are two: `nextCompiler` for builds and
 * `compileWithEsbuild` for development. Both give the same style rules for each kind of page.
 */
export type PageCompiler = (projectDir: string) => Promise<{
  /** The code of the module `Renderer`. */
  readonly code: string
  readonly css: Compiled['css']
}>

/**
 * Compiles all that a page needs apart from its content.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export async function compileWith(
  compilePages: PageCompiler,
  projectDir: string,
): Promise<{ readonly code: string; readonly compiled: Compiled }> {
  const components = path.join(projectDir, 'components')
  const [{ code, css }, elements, gateway, search, workers] = await Promise.all([
    compilePages(projectDir),
    bundleElements(components),
    bundleScript('gateway', { entryPoints: [path.join(components, 'language-chooser/language-chooser.ts')] }),
    bundleSearch(path.join(components, 'search/site-search.element.ts')),
    bundleWorkers(path.join(components, 'offline')),
  ])
  return { code, compiled: { css, ...elements, gateway, search, workers } }
}

/** Returns the style rules of each kind of page, from its style sheet. */
export function rulesOfRoutes(sheetOf: (route: Route) => string): Compiled['css'] {
  const rules = (route: Route) => parseCss(sheetOf(route))
  return {
    gateway: rules('gateway'),
    front: rules('front'),
    story: rules('story'),
    list: rules('list'),
    search: rules('search'),
    offline: rules('offline'),
    notFound: rules('notFound'),
  }
}

/** Returns the options that bundle the modules of all pages for Node, outside Next. */
export function rendererOptions(projectDir: string) {
  return {
    entryPoints: [path.join(projectDir, 'app/render.tsx')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    packages: 'external',
    define: { 'process.env.NODE_ENV': '"production"' },
  } as const satisfies BuildOptions
}
