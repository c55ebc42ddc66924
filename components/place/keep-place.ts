import { targetIn, whenVisited } from '../browser/page.ts'
import { attempt } from '../consent/consent-cookie.ts'
import { rememberLanguage } from '../memory/reader-memory.ts'
import { followReading, goTo, isEdition, readingPlace } from './reading-place.ts'

/** The storage key that passes the scroll position to the next page. It is deleted on arrival. */
const KEY = 'masthead-place'

/**
 * Keeps the reader at the same section when they choose another language, and remembers that language. Sections have the
 * same ids in every language.
 */
export function keepPlace(): void {
  document.addEventListener('click', (event) => {
    const link = targetIn<HTMLAnchorElement>(event, 'a[hreflang]')
    if (!link) return
    rememberLanguage(link.hreflang)
    const place = isEdition(link) ? readingPlace(link.matches('footer a')) : undefined
    if (!place) return
    link.hash = place.id
    // If storage is blocked, the address still names the section, which then appears at the top of the window.
    attempt(() => sessionStorage.setItem(KEY, JSON.stringify({ ...place, path: link.pathname })))
  })
  if (!document.querySelector('.prose')) return
  followReading()
  whenVisited(arrive)
}

function arrive(): void {
  attempt(() => {
    const { path, id, top } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}')
    sessionStorage.removeItem(KEY)
    if (path === location.pathname && location.hash === `#${id}`) goTo({ id, top })
  })
}
