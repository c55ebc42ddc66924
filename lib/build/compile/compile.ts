import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { codeDigest } from '../../cache/code-digest.ts'
import { readSample } from '../../library/the-library.ts'
import { contentDir, hasOffline, siteUrl } from '../../settings/settings.ts'
import { parseCss } from '../page/parse-css.ts'
import { renderDocument } from '../page/render-document.ts'
import { selectPages } from '../page/select-pages.ts'
import { verifyPage } from '../verify/verify-page.ts'
import { bundleElements, bundleScript } from './bundle-elements.ts'
import { bundleRenderer, type Renderer } from './bundle-renderer.ts'
import { bundleSearch } from './bundle-search.ts'
import { bundleWorkers } from './bundle-worker.ts'
import { compareExport, linkedStyles } from './compare-export.ts'
import {
  type Compiled,
  compiledFolder,
  compiledFor,
  pageAddressOf,
  rendererFile,
  routeOf,
  writeCompiled,
} from './compiled.ts'

/** What Next gives to the build. */
export interface Export {
  readonly projectDir: string
  /** The full path of every file that Next exported. */
  readonly files: readonly string[]
}

/**
 * Takes the style sheets from Next's export and bundles the scripts and the renderer. On each exported page it verifies
 * that the renderer gives the same result as Next, and that the final document is clean.
 * @throws if an exported page differs from the rendered one, or a document is not clean
 */
export async function compile({ projectDir, files }: Export): Promise<Compiled> {
  const stock = path.join(projectDir, '.next/stock')
  const folder = compiledFolder(projectDir, codeDigest(projectDir))
  const stylesheet = (address: string) => readFileSync(path.join(stock, address), 'utf8')
  const pages = selectPages(stock, files)
  const sources = pages.map((name) => ({ name, source: readFileSync(path.join(stock, name), 'utf8') }))
  const css: Partial<Compiled['css']> = {}
  for (const { name, source } of sources) css[routeOf(name)] ??= parseCss(linkedStyles(source, stylesheet))
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
  const site = siteUrl()
  const own = compiledFor(services, compiled)
  const assembly = { compiled: own, services, site, offline: hasOffline() }
  const faults: string[] = []
  for (const { name, source } of sources) {
    const page = await renderer.renderPage(pageAddressOf(name), library)
    faults.push(...compareExport(name, source, page))
    // The 404 page is shown at every URL, so it has no canonical URL.
    const canonical = site !== undefined && name !== '404.html'
    const document = renderDocument(page, name, routeOf(name), assembly)
    faults.push(...verifyPage(document, canonical).map((fault) => `${name}: ${fault}`))
  }
  if (faults.length > 0) throw new Error(`These pages cannot be built.\n${faults.join('\n')}`)
  writeCompiled(folder, compiled)
  return compiled
}
