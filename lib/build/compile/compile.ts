import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromHtml } from 'hast-util-from-html'
import { codeDigest } from '../../cache/code-digest.ts'
import { readSample } from '../../library/the-library.ts'
import { siteUrl } from '../../publication/addresses.ts'
import { contentDir, hasOffline } from '../../settings/settings.ts'
import { inlineStyles } from '../page/inline-styles.ts'
import { parseCss } from '../page/parse-css.ts'
import { postprocessExport, serialise } from '../page/postprocess-export.ts'
import { renderDocument } from '../page/render-document.ts'
import { selectPages } from '../page/select-pages.ts'
import { verifyPage } from '../verify/verify-page.ts'
import { bundleElements, bundleScript } from './bundle-elements.ts'
import { bundleRenderer, type Renderer } from './bundle-renderer.ts'
import { bundleSearch } from './bundle-search.ts'
import { bundleWorkers } from './bundle-worker.ts'
import {
  type Compiled,
  compiledFolder,
  compiledFor,
  pageAddressOf,
  rendererFile,
  routeOf,
  scriptsOf,
  writeCompiled,
} from './compiled.ts'

/** What the press is given by Next. */
export interface Export {
  readonly projectDir: string
  /** The full path of every file that Next exported. */
  readonly files: readonly string[]
}

/**
 * Takes from an export what pages are made with, and proves on each of its pages that assembling one gives what pressing
 * Next's own gives.
 * @throws if a page of Next's cannot be pressed cleanly, or if the two differ
 */
export async function compile({ projectDir, files }: Export): Promise<Compiled> {
  const stock = path.join(projectDir, '.next/stock')
  const folder = compiledFolder(projectDir, codeDigest(projectDir))
  const stylesheet = (address: string) => readFileSync(path.join(stock, address), 'utf8')
  const pages = selectPages(stock, files)
  const sources = pages.map((name) => ({ name, source: readFileSync(path.join(stock, name), 'utf8') }))
  const css: Partial<Compiled['css']> = {}
  for (const { name, source } of sources) css[routeOf(name)] ??= parseCss(inlineStyles(fromHtml(source), stylesheet))
  const elements = await bundleElements(path.join(projectDir, 'components'))
  const search = await bundleSearch(path.join(projectDir, 'components/search/site-search.element.ts'))
  const entryPoints = [path.join(projectDir, 'components/language-chooser/language-chooser.ts')]
  const gateway = await bundleScript('gateway', { entryPoints })
  const {
    gateway: choice = [],
    front = [],
    story = [],
    list = [],
    search: finding = [],
    offline = [],
    notFound = [],
  } = css
  const workers = await bundleWorkers(path.join(projectDir, 'components/offline'))
  const sheets = { gateway: choice, front, story, list, search: finding, offline, notFound }
  const compiled = { css: sheets, ...elements, gateway, search, workers }
  await bundleRenderer(projectDir, rendererFile(folder))

  const { library } = readSample(path.resolve(projectDir, contentDir()))
  if (!library) throw new Error('The content changed while the site was built.')
  const { services } = library.publication.consent
  const renderer: Renderer = await import(pathToFileURL(rendererFile(folder)).href)
  renderer.provideLibrary(library)
  const site = siteUrl()
  const own = compiledFor(services, compiled)
  const assembly = { compiled: own, services, site, offline: hasOffline() }
  const faults: string[] = []
  for (const { name, source } of sources) {
    const scripts = { ...scriptsOf(routeOf(name), own), demanded: own.demanded }
    const pressed = postprocessExport(source, { name, ...scripts, services, offline: hasOffline(), stylesheet, site })
    // The page for what is not there stands at every address, so it names none as its own.
    const canonical = site !== undefined && name !== '404.html'
    faults.push(...verifyPage(pressed, canonical).map((fault) => `${name}: ${fault}`))
    const page = await renderer.renderPage(pageAddressOf(name))
    const assembled = serialise(fromHtml(renderDocument(page, name, routeOf(name), assembly)))
    if (assembled !== pressed) faults.push(`${name}: ${difference(pressed, assembled)}`)
  }
  if (faults.length > 0) throw new Error(`The press refuses these pages.\n${faults.join('\n')}`)
  writeCompiled(folder, compiled)
  return compiled
}

function difference(pressed: string, assembled: string): string {
  const at = [...pressed].findIndex((character, index) => character !== assembled[index])
  const near = (text: string) => text.slice(Math.max(0, at - 40), at + 60)
  return `Next renders “${near(pressed)}”, the press “${near(assembled)}”`
}
