/**
 * Every custom element of the site, with the script that it is in. Its class is in `components/<part>/<name>.element.ts`.
 * - `every`: the script of every page that has custom elements. They are defined in this order.
 * - `few`: the whole script of the language chooser and of the 404 page, so that a new reader waits for no other. Other
 *   pages with the element load it, too.
 * - `lazy`: the lazy script, which each page with the element loads.
 * - The name of an element: the lazy script, which loads when a reader uses that element
 *   (`components/browser/lazy-script.ts`).
 * - `search` and `offline`: the script of that page.
 */
export const BEHAVIOURS = {
  'cookie-consent': 'every', // first: what the reader has allowed starts with the page
  'age-notice': 'every',
  'consent-controls': 'every',
  'language-picker': 'every',
  'keep-offline': 'every',
  'listen-story': 'every',
  'reading-marks': 'every',
  'reading-progress': 'every',
  'share-story': 'every',
  'reader-settings': 'every',
  'read-with': 'every',
  'language-filter': 'few',
  'language-offer': 'few',
  'embed-frame': 'lazy',
  'picture-viewer': 'picture-viewer',
  'share-words': 'share-story',
  'side-by-side': 'read-with',
  'story-voice': 'listen-story',
  'site-search': 'search',
  'offline-stories': 'offline',
} as const

/** The name of a custom element of the site. */
export type BehaviourName = keyof typeof BEHAVIOURS

const SCRIPTS = ['every', 'few', 'search', 'offline'] as const

/** The script that a custom element is in. */
export type BehaviourScript = (typeof SCRIPTS)[number] | 'lazy'

const BY_SCRIPT = Map.groupBy(Object.entries(BEHAVIOURS), ([, by]) => SCRIPTS.find((script) => script === by) ?? 'lazy')
const LAZY = BY_SCRIPT.get('lazy') ?? []
const ASKING = LAZY.flatMap(([, by]) => (by === 'lazy' ? [] : by))
const NEEDING = LAZY.flatMap(([name, by]) => (by === 'lazy' ? name : []))

/** Returns the names of the elements in a script. */
export function behavioursIn(script: BehaviourScript): string[] {
  return (BY_SCRIPT.get(script) ?? []).map(([name]) => name)
}

const FEW = behavioursIn('few')

/** Returns the names of the custom elements on a page. */
export function customElementsIn(markup: string): ReadonlySet<string> {
  return new Set(Array.from(markup.matchAll(/<([a-z][^\s<>/-]*-[^\s<>/]*)[ >]/g), ([, name = '']) => name))
}

/** Whether a page has an element that few pages have. */
export function hasRare(elements: ReadonlySet<string>): boolean {
  return hasAny(elements, FEW)
}

/** Whether and how a page loads the lazy script. Most pages never load it. */
export interface LazyScriptUse {
  /** Whether elements of the page load the script when a reader asks for it. */
  readonly asks: boolean
  /**
   * Whether the script is part of the page from the start: if it contains an element that needs it, or if pages cannot
   * load files.
   */
  readonly isIncluded: boolean
}

/**
 * Returns whether and how a page loads the lazy script.
 * @param portable whether the page is read from a disk; the script is then part of the page
 */
export function lazyScriptUse(elements: ReadonlySet<string>, portable = false): LazyScriptUse {
  const asks = hasAny(elements, ASKING)
  return { asks: asks && !portable, isIncluded: (asks && portable) || hasAny(elements, NEEDING) }
}

/** Whether a page has an element with one of these names. */
export function hasAny(elements: ReadonlySet<string>, names: readonly string[]): boolean {
  return names.some((name) => elements.has(name))
}
