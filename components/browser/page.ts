/**
 * Shows a message in the status line (`role=status`) of an element: the first in what is around it, so that a story's
 * tools share one. Without a message it empties the line.
 */
export function announce(owner: Element, message?: string | null): void {
  owner.parentElement?.querySelector('[role=status]')?.replaceChildren(message ?? '')
}

/** Returns the innermost element around an event's target that matches a selector. */
export function targetIn<Found extends Element>({ target }: Event, selector: string): Found | null {
  return target instanceof Element ? target.closest<Found>(selector) : null
}

/** Whether a click means to follow a link here, and not in another tab or window. */
export function isPlainClick({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return !(ctrlKey || metaKey || shiftKey)
}

// The script is at <root>/assets/<name>.js, so its own address gives the root of the site, whatever path it is
// published under.
const script = document.currentScript
const src = script instanceof HTMLScriptElement && script.src

/** The address of the site's root: `https://news.example/`, `https://example.org/news/`. */
export const rootUrl: URL = new URL(src ? '..' : '/', src || location.href)

/** The path of the site's root: `/`, `/news/`. */
export const siteRoot: string = rootUrl.pathname

declare global {
  interface Document {
    /** Whether the page is prerendered. Not every browser has it. */
    readonly prerendering?: boolean
  }
}

/** Runs a step once the page is visited. A prerendered page has no reader yet. */
export function whenVisited(step: () => void): void {
  if (document.prerendering) document.addEventListener('prerenderingchange', step, { once: true })
  else step()
}
