/** The time between two requests, in milliseconds. */
const PAUSE = 30_000

/** The address of the newest updates, from the page’s own (lib/builder/render/live-files.ts). */
const NEWEST = 'live.txt'

/**
 * Keeps a live story up to date while it is open and seen: new updates come, corrected ones change, and those that
 * editors took back go. The element asks at most twice a minute, and never in the background. What a reader reads does
 * not move: new updates come above it, and a link says how many they are.
 */
export class LiveStory extends HTMLElement {
  #asked = Date.now()
  #next = NEWEST
  #etag = '"none"'
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What the page shows, by its markup as the site sent it: other scripts may have changed it since. */
  #shown = new Map<string, Element>()
  /** Digests of the style and of all updates. */
  #state = this.dataset.state?.split(' ') ?? []
  #unread: readonly string[] = []
  readonly #link = document.createElement('a')

  connectedCallback(): void {
    for (const one of this.children) this.#shown.set(one.outerHTML, one)
    this.#link.className = 'btn'
    this.#link.onclick = () => this.#link.remove()
    document.addEventListener('visibilitychange', this.#wait)
    this.#wait()
  }

  readonly #wait = (): void => {
    clearTimeout(this.#timer)
    if (!document.hidden) this.#timer = setTimeout(this.#ask, this.#asked + PAUSE - Date.now())
  }

  readonly #ask = (): void => {
    this.#asked = Date.now()
    const request = new XMLHttpRequest()
    const isNewest = this.#next === NEWEST
    request.open('GET', this.#next)
    this.#next = NEWEST
    // The browser itself makes a document of the answer: the page’s policy lets no script do that.
    request.responseType = 'document'
    request.overrideMimeType('text/html;charset=utf-8')
    // With this, the browser asks the server and not its cache.
    if (isNewest) request.setRequestHeader('If-None-Match', this.#etag)
    request.onloadend = () => {
      const page: Document | null = request.responseXML
      if (page && this.#read(page, isNewest)) this.#etag = request.getResponseHeader('ETag') ?? this.#etag
      // A story that has ended stays as it is.
      if (this.#next !== NEWEST || this.querySelector('.live-now b')) this.#wait()
    }
    request.send()
  }

  /**
   * Shows what has come. If more than the newest updates differs from the page, or if they need another style, as the
   * first table does, the next request is for everything.
   * @returns whether the page has everything, and these were the newest updates
   */
  #read(page: Document, isNewest: boolean): boolean {
    const [link, ...parts] = page.body.children
    const state = link?.getAttribute('data-state')?.split(' ')
    if (!link || !state) return false
    const [sheet] = document.styleSheets
    const hasStyle = state[0] === this.#state[0]
    // The page’s policy allows a newer style in no other way.
    if (!isNewest && !hasStyle)
      sheet?.insertRule(`@media all{${page.querySelector('script')?.text}}`, sheet.cssRules.length)
    const known = isNewest ? parts.findIndex((one) => isUpdate(one) && rectOf(one)) : -1
    const fresh = known < 0 ? parts : parts.slice(0, known)
    const isAll = !isNewest || (hasStyle && state[1 + fresh.filter(isUpdate).length] === this.#state[1])
    const own = [...this.#shown]
    const first = own.findIndex(([, one]) => isUpdate(one))
    if (isAll || (hasStyle && known >= 0)) this.#show(fresh, isNewest && first >= 0 ? own.slice(first) : [])
    if (isAll) this.#state = state
    else this.#next = link.getAttribute('href') ?? NEWEST
    return isAll && isNewest
  }

  /** Shows these parts and then the others, which are shown already. What is the same stays the same element. */
  #show(parts: readonly Element[], others: readonly (readonly [string, Element])[]): void {
    const was = this.#shown
    const now = new Map<string, Element>([...parts.map((one) => [one.outerHTML, one] as const), ...others])
    const updates = [...now.values()].filter(isUpdate)
    const unread = updates.filter((one) => !rectOf(one) || this.#unread.includes(one.id))
    const read = updates.find((one) => (rectOf(one)?.bottom ?? 0) > innerHeight / 4)
    const edge = () => (read && rectOf(read))?.top ?? this.getBoundingClientRect().bottom
    const before = edge()
    const focused = document.activeElement
    document.documentElement.style.overflowAnchor = 'none'
    for (const [markup, one] of was) if (!now.has(markup)) one.remove()
    let next: Element | null = null
    for (const [markup, one] of [...now].reverse()) {
      const own = was.get(markup)
      if (own) now.set(markup, own)
      else this.insertBefore(one, next)
      next = own ?? one
    }
    this.#shown = now
    this.#tellHead()
    // What is in the lower half of the window may move: nobody reads it yet.
    if (before < innerHeight / 2) scrollBy(0, edge() - before)
    this.#announce(unread.map(({ id }) => id))
    // What had the focus may have been corrected: its counterpart has the same address.
    if (focused && !focused.isConnected) {
      const address = CSS.escape(focused.getAttribute('href') ?? '')
      const part = document.getElementById(focused.closest('[id]')?.id ?? '')
      part?.querySelector<HTMLElement>(`[href="${address}"]`)?.focus({ preventScroll: true })
    }
  }

  /**
   * Writes into the head of the story when it was last updated, and takes away that it is live when it no longer is.
   */
  #tellHead(): void {
    const time = this.querySelector('#live-title time')
    if (time) document.querySelector('.live-at')?.replaceChildren(time.cloneNode(true))
    if (!this.querySelector('.live-now b')) document.querySelector('.kicker > .live-now')?.remove()
  }

  /** Says how many updates have come since the reader last went to the newest. */
  #announce(unread: readonly string[]): void {
    const link = this.#link
    const text = (this.dataset.new ?? '').replace('#', unread.length.toLocaleString(document.documentElement.lang))
    this.#unread = unread
    link.href = `#${unread[0]}`
    if (link.textContent !== text) link.textContent = text
    if (unread.length === 0) link.remove()
    else if (!link.isConnected) this.querySelector('[role=status]')?.append(link)
  }
}

function isUpdate(one: Element): boolean {
  return one.matches('.live-update')
}

/** Returns where the page has an element with the same id; undefined if it has none. */
function rectOf({ id }: Element): DOMRect | undefined {
  return document.getElementById(id)?.getBoundingClientRect()
}
