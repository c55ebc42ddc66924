import { keepScroll } from './keep-scroll.ts'
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

document.addEventListener('visibilitychange', follow)
follow()
