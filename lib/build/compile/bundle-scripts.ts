import path from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { close, createIndex } from 'pagefind'
import { sha256 } from '../../cache/sha256.ts'
import { BROWSERS, type SiteScript, siteScript } from './site-script.ts'

/** A style sheet of the site. */
interface SiteStyle {
  /** Its path in the site. It contains a digest of the rules, so the file may be cached for ever. */
  readonly name: string
  readonly code: string
}

/** The script of every page that has custom elements, and what those elements load lazily. */
export interface ElementScripts {
  readonly script: SiteScript
  /** The same script for a publication that declares services, which it loads with a reader's consent. */
  readonly scriptWithServices: SiteScript
  readonly demanded: SiteScript
  /** The style of the side-by-side view of two languages. */
  readonly pairStyle: SiteStyle
  /** The additional script of the page that lists the stories on the device. */
  readonly offline: SiteScript
}

/**
 * Bundles the custom elements of a folder. The bundle of `elements.ts` contains the paths of the lazy script and style,
 * and the lazy script's hash.
 * @param shortenCss renames custom properties as in the style sheets of pages
 * @throws if the elements do not compile
 */
export async function bundleElements(folder: string, shortenCss: (css: string) => string): Promise<ElementScripts> {
  const demanded = await bundleScript('demanded', { entryPoints: [path.join(folder, 'lazy.ts')] })
  const pairStyle = await bundleStyle(path.join(folder, 'side-by-side/side-by-side.css'), shortenCss)
  const offline = await bundleScript('offline', { entryPoints: [path.join(folder, 'offline/offline-script.ts')] })
  const lazy = { src: demanded.name, integrity: demanded.hash, style: pairStyle.name }
  const elements = (services: boolean) =>
    bundleScript('masthead', {
      entryPoints: [path.join(folder, 'elements.ts')],
      define: { DEMANDED: JSON.stringify(lazy), SERVICES: String(services) },
    })
  return { script: await elements(false), scriptWithServices: await elements(true), demanded, pairStyle, offline }
}

/** The service worker, and the one that removes it with OFFLINE=off. */
interface Workers {
  readonly on: string
  readonly off: string
}

/**
 * Bundles the service worker.
 * @throws if it does not compile
 */
export async function bundleWorkers(folder: string): Promise<Workers> {
  const bundle = async (name: string) => (await bundleScript('sw', { entryPoints: [path.join(folder, name)] })).code
  return { on: await bundle('service-worker.ts'), off: await bundle('service-worker-off.ts') }
}

/**
 * Bundles the script of the search page: the element, and the part of Pagefind that runs in browsers. Pagefind normally
 * loads that part with a dynamic import. A page that allows scripts only by their hashes cannot do so.
 * @throws if it does not compile, or if Pagefind does not provide that part
 */
export async function bundleSearch(element: string): Promise<SiteScript> {
  const runtime = await pagefindRuntime()
  const plugin: Plugin = {
    name: 'pagefind',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^pagefind-runtime$/ }, ({ path: name }) => ({ path: name, namespace: 'pagefind' }))
      onLoad({ filter: /.*/, namespace: 'pagefind' }, () => ({ contents: runtime, loader: 'js' }))
    },
  }
  const contents = `import { createInstance } from 'pagefind-runtime'
import { SiteSearch } from ${JSON.stringify(element)}
SiteSearch.open = createInstance
customElements.define('site-search', SiteSearch)`
  return bundleScript('search', {
    stdin: { contents, resolveDir: path.dirname(element) },
    plugins: [plugin],
    banner: { js: '/* With Pagefind, https://pagefind.app, copyright CloudCannon, MIT licence. */' },
    logOverride: { 'empty-import-meta': 'silent' }, // Pagefind reads its own URL, which it is given instead
  })
}

/** Returns Pagefind's browser script, which comes with every index, even an empty one. */
async function pagefindRuntime(): Promise<string> {
  const { index, errors } = await createIndex({})
  const { files } = (await index?.getFiles()) ?? { files: [] }
  await close()
  const runtime = files.find((file) => file.path === 'pagefind.js')
  if (!runtime) throw new Error(`Pagefind gives no script for browsers. ${errors.join(' ')}`)
  return Buffer.from(runtime.content).toString()
}

/**
 * Bundles a script for browsers.
 * @param name how its file name begins
 * @throws if the script does not compile
 */
export async function bundleScript(name: string, options: BuildOptions): Promise<SiteScript> {
  return siteScript(name, await shorten(await bundle({ format: 'iife', ...options })))
}

/**
 * Minifies a script once more with Terser. This saves about 350 compressed bytes over esbuild alone, in all the scripts
 * that a story may load: calls that are not inlined, and functions side by side, compress better.
 */
async function shorten(code: string): Promise<string> {
  const { minify } = await import('terser')
  const compress = { passes: 3, ecma: 2020, inline: 1, hoist_funs: true, unsafe: true, unsafe_arrows: true } as const
  const { code: shortened = code } = await minify(code, { compress, ecma: 2020, module: true })
  return shortened
}

async function bundleStyle(file: string, shortenCss: (css: string) => string): Promise<SiteStyle> {
  const code = shortenCss(await bundle({ entryPoints: [file] }))
  return { name: `assets/${path.basename(file, '.css')}.${sha256(code).slice(0, 12)}.css`, code }
}

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({
    bundle: true,
    minify: true,
    target: BROWSERS,
    legalComments: 'none',
    ...options,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
