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
    handOver(JSON.stringify({ ...place, path: link.pathname }))
  })
  // A page that is rendered before it is visited has not been arrived at.
  if ('prerendering' in document && document.prerendering) {
    document.addEventListener('prerenderingchange', arrive, { once: true })
  } else {
    arrive()
  }
}

/** Whether a link leads to this story in another language: to the same name under another. */
function isEdition({ pathname, origin }: HTMLAnchorElement): boolean {
  const name = (path: string) => path.split('/').at(-2)
  return origin === location.origin && pathname !== location.pathname && name(pathname) === name(location.pathname)
}

function handOver(text: string): void {
  try {
    sessionStorage.setItem(KEY, text)
  } catch {
    // Where storage is blocked the address names the section, which then comes to the window's top.
  }
}

function arrive(): void {
  try {
    const { path, id, top } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}')
    sessionStorage.removeItem(KEY)
    if (path === location.pathname && location.hash === `#${id}`) goTo({ id, top })
  } catch {
    // Nothing was handed over.
  }
}
