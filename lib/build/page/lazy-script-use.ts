/**
 * The elements of `components/lazy.ts`, each with what loads their script: `page` for every page that contains the element,
 * else the element that loads it when a reader asks (`components/lazy/load-lazy.ts`).
 */
const LOADED_BY = {
  'embed-frame': 'page',
  'share-words': 'share-story',
  'side-by-side': 'read-with',
  'story-store': 'keep-offline',
  'story-voice': 'listen-story',
} as const

/** The name of an element that is loaded on demand. */
export type DemandedName = keyof typeof LOADED_BY

const ASKING = Object.values(LOADED_BY).filter((by) => by !== 'page')
const NEEDING = Object.entries(LOADED_BY).flatMap(([name, by]) => (by === 'page' ? name : []))

/** How a page comes to the script of what readers ask for; most pages have nothing to do with it. */
export interface LazyScriptUse {
  /** Whether the page's elements load it when a reader asks. */
  readonly asks: boolean
  /** Whether it comes with the page: where an element of it stands, and where nothing can be loaded. */
  readonly atOnce: boolean
}

/**
 * How a page comes to the script of what readers ask for.
 * @param portable whether the page is to be read from a disk, where it has what comes with it
 */
export function lazyScriptUse(markup: string, portable = false): LazyScriptUse {
  const asks = hasAny(markup, ASKING)
  return { asks: asks && !portable, atOnce: (asks && portable) || hasAny(markup, NEEDING) }
}

function hasAny(markup: string, names: readonly string[]): boolean {
  return new RegExp(`<(${names.join('|')})[ >]`).test(markup)
}
