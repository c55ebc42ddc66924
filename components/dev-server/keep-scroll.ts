/** Changes the page without moving what the reader is looking at. */
export function keepScroll(change: () => void): void {
  const root = document.documentElement
  const seen = scrollY === 0 ? [] : inView()
  root.style.overflowAnchor = 'none' // otherwise the browser would move the page as well
  change()
  const kept = seen.find(({ element }) => element.isConnected)
  if (kept) scrollBy({ top: kept.element.getBoundingClientRect().top - kept.top, behavior: 'instant' })
  requestAnimationFrame(() => root.style.removeProperty('overflow-anchor'))
}

/** Returns the parts of the page that begin in the window, from top to bottom, then the part that fills it. */
function inView(): readonly { readonly element: Element; readonly top: number }[] {
  const parts = [...document.querySelectorAll('main [id], main h1, main .item')]
    .map((element) => ({ element, ...placeOf(element) }))
    .filter(({ top, bottom }) => bottom > 0 && top < innerHeight)
  return [...parts.filter(({ top }) => top >= 0), ...parts]
}

function placeOf(element: Element): { readonly top: number; readonly bottom: number } {
  const { top, bottom } = element.getBoundingClientRect()
  return { top, bottom }
}
