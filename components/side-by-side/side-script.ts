import { siteRoot } from '../site-root.ts'

// The press names the script that shows two languages, and its hash: it is loaded when a reader asks for it.
declare const SIDE_BY_SIDE: { readonly src: string; readonly integrity: string }

/** Its hash, for subresource integrity. */
export const SIDE_SCRIPT_HASH = SIDE_BY_SIDE.integrity

/** Its address. */
export function sideScript(): string {
  return new URL(siteRoot + SIDE_BY_SIDE.src, location.href).href
}
