import { globSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { close, createIndex } from 'pagefind'
import { memoizeByText } from '../../language/format.ts'
import { BROWSERS, type SiteScript, siteScript } from '../../settings/site-script.ts'
import { type BehaviourScript, behavioursIn } from '../page/behaviours.ts'
import { compileSheet, LAZY_PLUGINS } from './compile-sheet.ts'

/** The scripts of pages that have custom elements. */
export interface ElementScripts {
  /** The script of every such page. */
  readonly script: SiteScript
  /** The same script for a publication that declares services, which it loads with a reader’s consent. */
  readonly scriptWithServices: SiteScript
  /** One lazy script, because small files compress better together and a page then needs one integrity hash. */
  readonly lazy: SiteScript
  /** The style of what the lazy script shows: all `*.lazy.css`. */
  readonly lazySheet: SiteStyle
  /** The script of elements that few pages have. */
  readonly languageChooser: SiteScript
  /** The additional script of the page that lists the stories on the device. */
  readonly offline: SiteScript
  /** The additional script of a live story. */
  readonly live: SiteScript
}

/** The properties by which elements use one another: a letter each in all scripts. */
const SHARED = ['last', 'give', 'owner', 'tell', 'other', 'policy', 'others', 'fail', 'permits', 'isAsked', 'show']
const SHORT = {
  mangleProps: new RegExp(`^(?:${SHARED.join('|')})$`),
  mangleCache: Object.fromEntries(SHARED.map((name, at) => [name, String.fromCharCode(97 + at)])),
}

/** A style sheet of the site. */
interface SiteStyle {
  /** Its path in the site. It contains a digest of the rules, so the file may be cached for ever. */
  readonly name: string
  readonly code: string
}

/**
 * Bundles the custom elements of a folder, as lib/builder/page/behaviours.ts lists them. The script of every page also
 * has `start.ts`. It contains the paths of the lazy script and style, and the lazy script’s hash.
 * @param shortenCss renames custom properties as in the style sheets of pages
 * @param namesIn returns the names of the elements in a script
 * @throws if the elements do not compile, or if one has no file
 */
export async function bundleElements(
  folder: string,
  shortenCss: (css: string) => string,
  namesIn = behavioursIn,
): Promise<ElementScripts> {
  const files = globSync('**/*.element.ts', { cwd: folder })
  const bundleNamed = (name: string, script: BehaviourScript, options: BuildOptions = {}) => {
    const contents = definitions(namesIn(script), files, script === 'every')
    return bundleScript(name, { stdin: { contents, resolveDir: folder }, ...SHORT, ...options })
  }
  const style = await bundleSheet(folder, shortenCss)
  const lazy = siteScript('lazy', (await bundleNamed('lazy', 'lazy')).code, style)
  // The address and the hash come last: the minifier chooses names by the letters of a script, so its size would
  // depend on them.
  const LAZY = JSON.stringify({ src: 'lazy.js', integrity: 'lazy.hash' })
  const ofEvery = async (services: boolean) => {
    const { code } = await bundleNamed('masthead', 'every', { define: { LAZY, SERVICES: String(services) } })
    return siteScript('masthead', code.replace('lazy.js', lazy.name).replace('lazy.hash', lazy.hash))
  }
  return {
    script: await ofEvery(false),
    scriptWithServices: await ofEvery(true),
    lazy,
    lazySheet: { name: lazy.name.replace(/js$/, 'css'), code: style },
    languageChooser: await bundleNamed('language-chooser', 'few'),
    offline: await bundleNamed('offline', 'offline'),
    live: await bundleNamed('live', 'live'),
  }
}

/**
 * Returns a script that defines elements. Each is independent: if one fails, the others and the page still work.
 * @param isEvery whether it is the script of every page. Each element then has a task of its own, so that on a slow
 *   phone none delays a reader’s tap (long tasks begin at 50 ms).
 */
function definitions(names: readonly string[], files: readonly string[], isEvery: boolean): string {
  const classes = names.map((name) => {
    const file = files.find((one) => path.basename(one) === `${name}.element.ts`)
    if (file === undefined) throw new Error(`No folder of components has the file ${name}.element.ts.`)
    return {
      name,
      from: `./${file.replaceAll('\\', '/')}`,
      to: name.replaceAll(/(?:^|-)(.)/g, (_, first) => first.toUpperCase()),
    }
  })
  const imports = classes.map(({ from, to }) => `import { ${to} } from '${from}'`).sort()
  const define = 'customElements.define(name, elements[name])'
  return [
    ...imports,
    isEvery ? "import './start.ts'" : '',
    `const elements = { ${classes.map(({ name, to }) => `'${name}': ${to}`).join(', ')} }`,
    `for (const name in elements) ${isEvery ? `setTimeout(() => ${define})` : define}`,
  ].join('\n')
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
  pagefind ??= pagefindRuntime() // takes 0.7 s
  const runtime = await pagefind
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

let pagefind: Promise<string> | undefined

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
async function bundleScript(name: string, options: BuildOptions): Promise<SiteScript> {
  return siteScript(name, await shorten(await bundle({ format: 'iife', ...options })))
}

/**
 * Minifies a script once more with Terser. This saves about 350 compressed bytes over esbuild alone, in all the scripts
 * that a story may load: calls that are not inlined, and functions side by side, compress better. In development most
 * scripts are the same after a save.
 */
const shorten = memoizeByText(async (code: string): Promise<string> => {
  const { minify } = await import('terser')
  const unlike = { inline: 1, sequences: false, lhs_constants: false } as const // what would hide likeness from Brotli
  const compress = { passes: 3, ecma: 2020, hoist_funs: true, unsafe: true, unsafe_arrows: true, ...unlike } as const
  const { code: shortened = code } = await minify(code, { compress, ecma: 2020, module: true })
  return shortened
})

async function bundleSheet(folder: string, shortenCss: (css: string) => string): Promise<string> {
  const files = globSync('**/*.lazy.css', { cwd: folder }).sort()
  const sheets = await Promise.all(files.map((file) => compileSheet(path.join(folder, file), LAZY_PLUGINS)))
  const contents = sheets.map(({ css }) => css).join('\n')
  return shortenCss(await bundle({ stdin: { contents, loader: 'css' } }))
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
