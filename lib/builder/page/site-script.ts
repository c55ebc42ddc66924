import { createHash } from 'node:crypto'

/** The oldest browsers that run the site's code (docs/decisions/0003-browsers.md). */
export const BROWSERS = ['chrome111', 'firefox115', 'safari16.4']

/** A script of the site. */
export interface SiteScript {
  /** Its path in the site. It contains a digest of the code, so the file may be cached for ever. */
  readonly name: string
  readonly code: string
  /** The hash for the page's policy and for subresource integrity: `sha256-…`. */
  readonly hash: string
}

/**
 * Returns the script of the site that consists of this code.
 * @param name how its file name begins
 */
export function siteScript(name: string, code: string): SiteScript {
  const digest = createHash('sha256').update(code).digest()
  const file = `assets/${name}.${digest.toString('hex').slice(0, 12)}.js`
  return { name: file, code, hash: `sha256-${digest.toString('base64')}` }
}
