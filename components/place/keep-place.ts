import { whenVisited } from '../browser/when-visited.ts'
import { attempt } from '../consent/consent-cookie.ts'
import { isEdition } from './is-edition.ts'
import { followReading, goTo, readingPlace } from './reading-place.ts'

/** Where the height is handed from page to page; what cannot travel in an address. It is gone once it has arrived. */
const KEY = 'masthead-place'

/** Lets a reader who changes language stay where they are in the story: sections have the same ids in every language. */
export function keepPlace(): void {
  if (!document.querySelector('.prose')) return
  followReading()
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[hreflang]') : null
    const place = link && isEdition(link) ? readingPlace() : undefined
    if (!link || !place) return
    link.hash = place.id
    // Where storage is blocked the address names the section, which then comes to the window's top.
    attempt(() => sessionStorage.setItem(KEY, JSON.stringify({ ...place, path: link.pathname })))
  })
  whenVisited(arrive)
}

function arrive(): void {
  attempt(() => {
    const { path, id, top } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}')
    sessionStorage.removeItem(KEY)
    if (path === location.pathname && location.hash === `#${id}`) goTo({ id, top })
  })
}
