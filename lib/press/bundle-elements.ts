import { createHash } from 'node:crypto'
import { build } from 'esbuild'

/** The one script of the site. */
export interface ElementsScript {
  /** Its name in the site; it holds a digest of the code, so it may be cached for ever. */
  readonly name: string
  readonly code: string
  /** For the page's policy and for subresource integrity: `sha256-…`. */
  readonly hash: string
}

/**
 * Bundles the custom elements.
 * @throws if they do not compile
 */
export async function bundleElements(entry: string): Promise<ElementsScript> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    legalComments: 'none',
  })
  const code = outputFiles[0]?.text ?? ''
  const digest = createHash('sha256').update(code).digest()
  return {
    name: `assets/masthead.${digest.toString('hex').slice(0, 12)}.js`,
    code,
    hash: `sha256-${digest.toString('base64')}`,
  }
}
