import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { theLibrary } from '../../index/the-library.ts'
import { hasOffline, siteUrl } from '../../settings/settings.ts'
import { codeDigest } from '../../store/digests.ts'
import {
  type Compiled,
  compiledFolder,
  compiledFor,
  pageAddressOf,
  rendererFile,
  routeOf,
  writeCompiled,
} from '../page/compiled.ts'
import { renderDocument } from '../page/render-document.ts'
import { compareExport, linkedStyles } from '../verify/compare-export.ts'
import { verifyPage } from '../verify/verify-page.ts'
import { compileSiteCode, ofRoutes, type PageCompiler, type Renderer, rendererOptions } from './compiler.ts'

/** The export of Next, from which the build takes the style sheets. */
export interface Export {
  readonly projectDir: string
  /** The folder of Next's export. */
  readonly distDir: string
  /** The full path of every file that Next exported. */
  readonly files: readonly string[]
}

interface ExportedPage {
  readonly name: string
  readonly source: string
}

/**
 * Takes the style sheets from Next's export and bundles the scripts and the renderer. On each exported page it verifies
 * that the renderer gives the same result as Next, and that the final document is clean.
 * @throws if an exported page differs from the rendered one, or a document is not clean
 */
export async function compileExport({ projectDir, distDir, files }: Export): Promise<Compiled> {
  const folder = compiledFolder(projectDir, codeDigest(projectDir))
  const pages = selectPages(distDir, files).map((name) => ({ name, source: read(distDir, name) }))
  const { code, compiled } = await compileSiteCode(nextCompiler(distDir, pages), projectDir)
  mkdirSync(folder, { recursive: true })
  writeFileSync(rendererFile(folder), code)
  const problems = await problemsOf(pages, compiled, rendererFile(folder))
  if (problems.length > 0) throw new Error(`These pages cannot be built.\n${problems.join('\n')}`)
  writeCompiled(folder, compiled)
  console.log(`Next rendered ${pages.length} pages, and Masthead renders each of them the same.`)
  return compiled
}

/** Returns the compiler that takes the style sheets which Next linked in its pages. */
function nextCompiler(distDir: string, pages: readonly ExportedPage[]): PageCompiler {
  return async (projectDir) => {
    // Style sheets are left out of the renderer, because Next has already compiled them.
    const options = { ...rendererOptions(projectDir), loader: { '.css': 'empty' as const } }
    const { outputFiles } = await build({ ...options, write: false })
    const sheets = ofRoutes((route) => {
      const page = pages.find(({ name }) => routeOf(name) === route)
      return page ? linkedStyles(page.source, (address) => read(distDir, address)) : ''
    })
    return { code: outputFiles[0]?.text ?? '', sheets }
  }
}

async function problemsOf(pages: readonly ExportedPage[], compiled: Compiled, file: string): Promise<string[]> {
  const library = theLibrary()
  const { publication } = library
  const { services } = publication.consent
  // The style of Next's pages must load no file; that of a theme may.
  const own = compiledFor({ ...publication, theme: undefined }, compiled)
  const renderer: Renderer = await import(pathToFileURL(file).href)
  const site = siteUrl()
  const options = { compiled: own, services, site, offline: hasOffline() }
  const problems: string[] = []
  for (const { name, source } of pages) {
    const page = await renderer.renderPage(pageAddressOf(name), library)
    // The 404 page is shown at every URL, so it has no canonical URL.
    const canonical = site !== undefined && name !== '404.html'
    const found = verifyPage(renderDocument(page, name, routeOf(name), options), canonical)
    problems.push(...compareExport(name, source, page), ...found.map((problem) => `${name}: ${problem}`))
  }
  return problems
}

// Next exports its 404 page under internal names as well as to 404.html.
const INTERNAL = /^(404|_not-found|_next)\//

/**
 * Returns the HTML pages of an export, as sorted paths relative to it. It selects from an allow-list, because
 * everything else that Next writes (runtime, flight payloads, manifests) serves Next's own router.
 * @param files the full paths of the exported files
 */
function selectPages(distDir: string, files: readonly string[]): string[] {
  return files
    .map((file) => path.relative(distDir, file).split(path.sep).join('/'))
    .filter((name) => name === '404.html' || (path.posix.basename(name) === 'index.html' && !INTERNAL.test(name)))
    .sort()
}

function read(distDir: string, name: string): string {
  return readFileSync(path.join(distDir, name), 'utf8')
}
