import path from 'node:path'
import type { Plugin } from 'esbuild'
import { close, createIndex } from 'pagefind'
import { bundleScript, type SiteScript } from './bundle-elements.ts'

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
