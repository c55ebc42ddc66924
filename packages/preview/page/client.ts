import { OpenPage } from './open-page.ts'

/**
 * Updates the open page whenever its content was saved. Only `npm run dev` adds this script to pages, before all
 * others.
 */
const page = new OpenPage(document.documentElement)
let changes: EventSource | undefined
let isWanted = false
let isBusy = false

/**
 * Listens for changes while the page is visible. A browser allows six connections per host, so a hidden page has none
 * and refreshes when it is shown again.
 */
function follow(): void {
  changes?.close()
  if (document.hidden) return
  changes = new EventSource('/@live/changes')
  changes.onopen = refresh
  changes.onmessage = refresh
}

/** Refreshes the page, one update at a time. What is saved during an update is fetched after it. */
async function refresh(): Promise<void> {
  isWanted = true
  if (isBusy) return
  isBusy = true
  while (isWanted) {
    isWanted = false
    await update().catch(() => {}) // the server is restarting and will send a message when it is ready
  }
  isBusy = false
}

async function update(): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-store' })
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  // Running scripts cannot be replaced, so new code needs a reload.
  if (scriptsOf(fresh) !== scriptsOf(document)) return location.reload()
  keepScroll(() => page.become(fresh.documentElement))
}

function scriptsOf({ head }: Document): string {
  return [...head.querySelectorAll('script[defer]')].map((script) => script.getAttribute('src')).join()
}

/** Changes the page without moving what the reader is looking at. */
function keepScroll(change: () => void): void {
  const root = document.documentElement
  const seen = scrollY === 0 ? [] : inView()
  root.style.overflowAnchor = 'none' // otherwise the browser would move the page as well
  change()
  const kept = seen.find(({ element }) => element.isConnected)
  if (kept) scrollBy({ top: kept.element.getBoundingClientRect().top - kept.top, behavior: 'instant' })
  requestAnimationFrame(() => root.style.removeProperty('overflow-anchor'))
}

/** Returns the parts of the page that begin in the window, from top to bottom, then the part that fills it. */
function inView(): { element: Element; top: number }[] {
  const parts = [...document.querySelectorAll('main [id], main h1, main .item')].flatMap((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight ? [{ element, top }] : []
  })
  return [...parts.filter(({ top }) => top >= 0), ...parts]
}

document.addEventListener('visibilitychange', follow)
follow()
