import path from 'node:path'
import type { BuildOptions } from 'esbuild'
import type { PartRenderer } from '../../newsroom/run-newsroom.ts'
import type { Compiled, Route } from '../page/compiled.ts'
import { parseCss } from '../page/page-css.ts'
import type { RenderedPage } from '../page/render-document.ts'
import { bundleElements, bundleSearch, bundleWorkers } from './bundle-scripts.ts'
import { propertiesIn, propertyShortener } from './shorten-properties.ts'

/** The bundled modules of all pages, which render pages outside Next. */
export type Renderer = PartRenderer<RenderedPage>

/**
 * Compiles the modules and the style sheets of all pages. There are two: `nextCompiler` for builds and
 * `compileWithEsbuild` for development. Both give the same style rules for each kind of page.
 */
export type PageCompiler = (projectDir: string) => Promise<{
  /** The code of the module `Renderer`. */
  readonly code: string
  /** The style sheet of each kind of page. */
  readonly sheets: Readonly<Record<Route, string>>
}>

/**
 * Compiles the code of the whole site: the modules and style sheets of pages with one of the compilers, and the
 * scripts.
 * @throws esbuild’s BuildFailure if it does not compile
 */
export async function compileSiteCode(
  compilePages: PageCompiler,
  projectDir: string,
): Promise<{ readonly code: string; readonly compiled: Compiled }> {
  const components = path.join(projectDir, 'components')
  const [{ code, sheets }, search, workers] = await Promise.all([
    compilePages(projectDir),
    bundleSearch(path.join(components, 'search/site-search.element.ts')),
    bundleWorkers(path.join(components, 'offline')),
  ])
  const shorten = propertyShortener(Object.values(sheets))
  const css = ofRoutes((route) => parseCss(shorten(sheets[route])))
  const elements = await bundleElements(components, shorten)
  const properties = Object.fromEntries(propertiesIn(Object.values(sheets)).map((name) => [name, shorten(name)]))
  return { code, compiled: { css, properties, ...elements, search, workers } }
}

/** Returns a value for each kind of page. */
export function ofRoutes<Value>(make: (route: Route) => Value): Record<Route, Value> {
  return {
    languageChooser: make('languageChooser'),
    front: make('front'),
    story: make('story'),
    list: make('list'),
    search: make('search'),
    offline: make('offline'),
    notFound: make('notFound'),
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
    // The bundle is no file of the engine (lib/settings/installation.ts).
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.dirname': 'undefined' },
  } as const satisfies BuildOptions
}
