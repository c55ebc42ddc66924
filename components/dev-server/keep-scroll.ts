/** Makes a change to the page under which what is being read stays where it is in the window. */
export function keepScroll(change: () => void): void {
  const root = document.documentElement
  const seen = scrollY === 0 ? [] : inView()
  root.style.overflowAnchor = 'none' // or the browser would move the page as well
  change()
  const kept = seen.find(({ element }) => element.isConnected)
  if (kept) scrollBy({ top: kept.element.getBoundingClientRect().top - kept.top, behavior: 'instant' })
  requestAnimationFrame(() => root.style.removeProperty('overflow-anchor'))
}

/** The parts of the page that begin in the window, from its top down; then the one that fills it. */
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
