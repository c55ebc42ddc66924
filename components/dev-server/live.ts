import { keepScroll } from './keep-scroll.ts'
import { OpenPage } from './open-page.ts'

/** `npm run dev` alone puts this into pages, before all other scripts: it changes the open page when what it shows was saved. */
const page = new OpenPage(document.documentElement)
let changes: EventSource | undefined
let isWanted = false
let isBusy = false

/** A browser keeps six connections to a host, so a page that nobody sees has none; it looks when it is seen again. */
function follow(): void {
  changes?.close()
  if (document.hidden) return
  changes = new EventSource('/@live/changes')
  changes.onopen = refresh
  changes.onmessage = refresh
}

/** One at a time; what is saved meanwhile is fetched after. */
async function refresh(): Promise<void> {
  isWanted = true
  if (isBusy) return
  isBusy = true
  while (isWanted) {
    isWanted = false
    await update().catch(() => {}) // the site is being started anew, and calls when it is there
  }
  isBusy = false
}

async function update(): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-store' })
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  // Other code cannot take the place of what runs already.
  if (scriptsOf(fresh) !== scriptsOf(document)) return location.reload()
  keepScroll(() => page.become(fresh.documentElement))
}

function scriptsOf({ head }: Document): string {
  return [...head.querySelectorAll('script[defer]')].map((script) => script.getAttribute('src')).join()
}

document.addEventListener('visibilitychange', follow)
follow()
