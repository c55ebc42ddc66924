/**
 * The elements of `components/lazy.ts`, each with what loads their script. `page` means that every page with the
 * element loads it. Otherwise the value is the element for which it loads when a reader asks
 * (`components/browser/lazy-script.ts`).
 */
const LOADED_BY = {
  'embed-frame': 'page',
  'picture-viewer': 'picture-viewer',
  'share-words': 'share-story',
  'side-by-side': 'read-with',
  'story-voice': 'listen-story',
} as const

/** The name of an element whose script is loaded lazily. */
export type DemandedName = keyof typeof LOADED_BY

const ASKING = Object.values(LOADED_BY).filter((by) => by !== 'page')
const NEEDING = Object.entries(LOADED_BY).flatMap(([name, by]) => (by === 'page' ? name : []))

/** Whether and how a page loads the lazy script. Most pages never load it. */
export interface LazyScriptUse {
  /** Whether elements of the page load the script when a reader asks for it. */
  readonly asks: boolean
  /**
   * Whether the script is part of the page from the start: if it contains an element that needs it, or if pages cannot
   * load files.
   */
  readonly atOnce: boolean
}

/**
 * Returns whether and how a page loads the lazy script.
 * @param portable whether the page is read from a disk; the script is then part of the page
 */
export function lazyScriptUse(markup: string, portable = false): LazyScriptUse {
  const asks = hasAny(markup, ASKING)
  return { asks: asks && !portable, atOnce: (asks && portable) || hasAny(markup, NEEDING) }
}

/** Returns whether a page has an element of any of these names. */
export function hasAny(markup: string, names: readonly string[]): boolean {
  return new RegExp(`<(${names.join('|')})[ >]`).test(markup)
}
