/** The time between two requests, in milliseconds. */
const PAUSE = 30_000

/** The address of the newest updates, from the page’s own (lib/builder/render/live-files.ts). */
const NEWEST = 'live.txt'

/**
 * Adds new updates to a live story while it is open and seen. The element asks at most twice a minute, and never in the
 * background. What a reader reads does not move: new updates come above it, and a link says how many they are.
 */
export class LiveStory extends HTMLElement {
  #asked = Date.now()
  #next = NEWEST
  #etag = '"none"'
  #timer: ReturnType<typeof setTimeout> | undefined
  #added = 0

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.#wait)
    this.#wait()
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#wait)
    clearTimeout(this.#timer)
  }

  readonly #wait = (): void => {
    clearTimeout(this.#timer)
    if (!document.hidden) this.#timer = setTimeout(this.#ask, Math.max(0, this.#asked + PAUSE - Date.now()))
  }

  readonly #ask = (): void => {
    this.#asked = Date.now()
    const request = new XMLHttpRequest()
    request.open('GET', this.#next)
    // The browser itself makes a document of the answer: the page’s policy lets no script do that.
    request.responseType = 'document'
    request.overrideMimeType('text/html;charset=utf-8')
    // With this, the browser asks the server and not its cache.
    if (this.#next === NEWEST) request.setRequestHeader('If-None-Match', this.#etag)
    request.onloadend = () => {
      if (!(request.status === 200 && this.#read(request))) this.#wait()
    }
    request.send()
  }

  /** Shows what has come, and returns whether the story has ended. */
  #read(request: XMLHttpRequest): boolean {
    const page: Document | null = request.responseXML
    const label = page?.querySelector('.live-now')
    const first = this.querySelector('.live-update')
    if (!page || !label) return false
    const updates = [...page.querySelectorAll('.live-update')]
    const fresh = updates.filter(({ id }) => !document.getElementById(id))
    const more = page.querySelector('a')?.getAttribute('href')
    this.#next = NEWEST
    if (more && fresh.length > 0 && fresh.length === updates.length && first) {
      // There may be more: the next request is for these, and comes after the same time.
      this.#next = more
      return false
    }
    this.#etag = request.getResponseHeader('ETag') ?? this.#etag
    const isOver = !label.querySelector('b')
    if (fresh.length > 0) this.#add(fresh, first)
    this.querySelector('.live-now')?.replaceWith(label)
    return isOver
  }

  #add(fresh: readonly Element[], first: Element | null): void {
    document.documentElement.style.overflowAnchor = 'none'
    const top = first?.getBoundingClientRect().top ?? innerHeight
    if (first) first.before(...fresh)
    else this.append(...fresh)
    // What is in the lower half of the window may move: nobody reads it yet.
    if (first && top < innerHeight / 2) scrollBy(0, first.getBoundingClientRect().top - top)
    this.#added += fresh.length
    const link = document.createElement('a')
    link.href = `#${fresh[0]?.id}`
    link.className = 'btn'
    link.textContent = (this.dataset.new ?? '').replace('#', this.#added.toLocaleString(document.documentElement.lang))
    link.onclick = () => {
      this.#added = 0
      link.remove()
    }
    this.querySelector('[role=status]')?.replaceChildren(link)
  }
}
