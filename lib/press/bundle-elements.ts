import { createHash } from 'node:crypto'
import { type BuildOptions, build } from 'esbuild'

/** A script of the site. */
export interface SiteScript {
  /** Its name in the site; it holds a digest of the code, so it may be cached for ever. */
  readonly name: string
  readonly code: string
  /** For the page's policy and for subresource integrity: `sha256-…`. */
  readonly hash: string
  /** The script that it loads when a reader asks for what that does. */
  readonly demand?: SiteScript
}

/**
 * Bundles the custom elements.
 * @param demanded the file of what they load when a reader asks for it
 * @throws if they do not compile
 */
export async function bundleElements(entry: string, demanded?: string): Promise<SiteScript> {
  if (!demanded) return bundleScript('masthead', { entryPoints: [entry] })
  const demand = await bundleScript('side-by-side', { entryPoints: [demanded] })
  const define = { SIDE_BY_SIDE: JSON.stringify({ src: demand.name, integrity: demand.hash }) }
  return { ...(await bundleScript('masthead', { entryPoints: [entry], define })), demand }
}

/**
 * Bundles a script for browsers.
 * @param name what its file's name begins with
 * @throws if it does not compile
 */
export async function bundleScript(name: string, options: BuildOptions): Promise<SiteScript> {
  const { outputFiles = [] } = await build({
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    ...options,
    write: false,
  })
  const code = outputFiles[0]?.text ?? ''
  const digest = createHash('sha256').update(code).digest()
  return {
    name: `assets/${name}.${digest.toString('hex').slice(0, 12)}.js`,
    code,
    hash: `sha256-${digest.toString('base64')}`,
  }
}
