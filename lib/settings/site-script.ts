import { hash } from 'node:crypto'

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
 * @param style the style sheet that has the same name, but for its end
 */
export function siteScript(name: string, code: string, style = ''): SiteScript {
  const digest = hash('sha256', code + style).slice(0, 12)
  return { name: `assets/${name}.${digest}.js`, code, hash: `sha256-${hash('sha256', code, 'base64')}` }
}
