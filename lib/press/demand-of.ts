/** The elements that load, when a reader asks, what `components/demanded.ts` defines (`components/demand/load-demanded.ts`). */
const ASKING = ['keep-offline', 'listen-story', 'read-with', 'share-story']

/** The elements of which that script is the behaviour. */
const NEEDING = ['embed-frame']

/** How a page comes to the script of what readers ask for; most pages have nothing to do with it. */
export interface Demand {
  /** Whether the page's elements load it when a reader asks. */
  readonly asks: boolean
  /** Whether it comes with the page: where an element of it stands, and where nothing can be loaded. */
  readonly atOnce: boolean
}

/**
 * How a page comes to the script of what readers ask for.
 * @param portable whether the page is to be read from a disk, where it has what comes with it
 */
export function demandOf(markup: string, portable = false): Demand {
  const asks = hasAny(markup, ASKING)
  return { asks: asks && !portable, atOnce: (asks && portable) || hasAny(markup, NEEDING) }
}

function hasAny(markup: string, names: readonly string[]): boolean {
  return new RegExp(`<(${names.join('|')})[ >]`).test(markup)
}
