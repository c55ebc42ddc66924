import { hash } from 'node:crypto'

/**
 * Every custom element of the site, with the script that it is in. Its class is in
 * `components/<part>/<name>.element.ts`.
 * - `every`: the script of every page that has custom elements. They are defined in this order.
 * - `few`: the whole script of the language chooser and of the 404 page, so that a new reader waits for no other. Other
 *   pages with the element load it, too.
 * - `lazy`: the lazy script, which each page with the element loads.
 * - The name of an element: the lazy script, which loads when a reader uses that element
 *   (`components/browser/lazy-script.ts`).
 * - `search` and `offline`: the script of that page. `live`: that of a live story until it has ended.
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
  'paragraph-languages': 'read-with',
  'story-voice': 'listen-story',
  'site-search': 'search',
  'offline-stories': 'offline',
  'live-story': 'live',
} as const

/** The name of a custom element of the site. */
export type BehaviourName = keyof typeof BEHAVIOURS

const SCRIPTS = ['every', 'few', 'search', 'offline', 'live'] as const

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

/**
 * The only inline script of a page other than the 404 page. Before the first paint it gives `<html>` the attributes
 * that apply a reader's settings, so no page first appears with the wrong settings. components/memory/reader-memory.ts
 * stores them. The text is the same on every page, so one hash allows it. It throws if storage is blocked, and the page
 * then follows the system's settings. It does not throw if storage is empty: even a caught error costs a slow phone
 * several milliseconds before the first paint.
 */
export const RESTORE_SCRIPT =
  "try{let s=sessionStorage['masthead-reader']||localStorage['masthead-reader'];s&&Object.assign(document.documentElement.dataset,JSON.parse(s))}catch{}"

/** The CSP hash source of `RESTORE_SCRIPT`. */
export const RESTORE_HASH = `sha256-${hash('sha256', RESTORE_SCRIPT, 'base64')}`

/**
 * Speculation rules (WICG) that ask the browser to prerender the page behind a link while the pointer rests on it. Only
 * links within the site match, because only they are relative. The text is the same on every page, so one hash allows
 * it.
 */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [{ where: { selector_matches: 'a[href]:not([href*=":"],[href^="#"],.enlarge)' }, eagerness: 'moderate' }],
})

/** The CSP hash source of `SPECULATION_RULES`. */
export const SPECULATION_HASH = `sha256-${hash('sha256', SPECULATION_RULES, 'base64')}`

/**
 * The inline script of the 404 page. It shows the text of the language that begins the address, before the first paint:
 * many hosts have one 404 page for all addresses. It also submits the search, which the policy forbids to forms.
 */
export const NOT_FOUND_SCRIPT =
  "{let d=document,r=d.documentElement,q=s=>[...d.querySelectorAll(s)],a=q('.missing'),m=a.find(e=>location.pathname.startsWith(e.querySelector('a').pathname))||a.find(e=>!e.hidden);" +
  "r.lang=m.lang;r.dir=m.dir;r.dataset.script=m.dataset.script;d.title=m.querySelector('h1').textContent+d.title.slice(d.title.lastIndexOf(' | '));" +
  "for(let e of a)e.hidden=e!=m;for(let e of q('.ways>li'))e.hidden=e.lang==m.lang;" +
  "for(let f of q('.ask'))f.onsubmit=e=>{e.preventDefault();location=f.action+'?q='+encodeURIComponent(f.elements.q.value)}}"

/** The CSP hash source of `NOT_FOUND_SCRIPT`. */
export const NOT_FOUND_HASH = `sha256-${hash('sha256', NOT_FOUND_SCRIPT, 'base64')}`

/**
 * The inline script of the language chooser. It puts the browser's languages first, before the first paint, so that no
 * reader sees the doors move. Of several editions of a language, the one with the same tag comes first.
 */
export const FIRST_DOORS_SCRIPT =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is part of the script
  "for(let t of[...navigator.languages].reverse()){let q='';for(let p of t.split('-')){q+=q&&'-';q+=p;for(let o of['|=','=']){let e=document.querySelector(`.doors>[lang${o}\"${q}\"]`);e&&e.parentElement.prepend(e)}}}"

/** The CSP hash source of `FIRST_DOORS_SCRIPT`. */
export const FIRST_DOORS_HASH = `sha256-${hash('sha256', FIRST_DOORS_SCRIPT, 'base64')}`
