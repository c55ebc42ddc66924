import { loadDemanded } from '../demand/load-demanded.ts'

/**
 * Offers every other language of a story beside the one it is read in, and opens the one that the address names: `?with=zh`.
 */
export class ReadWith extends HTMLElement {
  connectedCallback(): void {
    if (location.protocol === 'file:') return // from a disk no page may read another
    const languages = document.querySelector('#languages')
    const heading = document.createElement('h3')
    heading.textContent = this.dataset.with ?? ''
    const list = document.createElement('ul')
    list.className = 'links'
    for (const { lang, dir, textContent } of this.#others()) {
      const link = document.createElement('a')
      Object.assign(link, { lang, dir, textContent, href: `?with=${lang}` })
      const item = document.createElement('li')
      item.append(link)
      list.append(item)
    }
    languages?.append(heading, list)
    list.addEventListener('click', (event) => {
      const { target } = event
      if (!(target instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      document.querySelector<HTMLElement>('#languages')?.hidePopover()
      history.pushState({ opened: true }, '', target.search + location.hash)
      this.#show()
    })
    this.addEventListener('end', () => {
      if (history.state?.opened) return history.back()
      history.replaceState(null, '', location.pathname + location.hash)
      this.#show()
    })
    this.addEventListener('fail', () => this.#say(true))
    addEventListener('popstate', () => this.#show())
    this.#show()
  }

  /** The links to the story's other languages; where it has none, the choice leads to a front page instead. */
  #others(): HTMLAnchorElement[] {
    const slug = ({ pathname }: Pick<Location, 'pathname'>) => pathname.split('/').at(-2)
    const links = [...document.querySelectorAll<HTMLAnchorElement>('#languages a[hreflang]')]
    return links.filter((link) => link.pathname !== location.pathname && slug(link) === slug(location))
  }

  /** Shows what the address says. */
  #show(): void {
    const tag = new URLSearchParams(location.search).get('with')
    const before = this.querySelector<HTMLElement>('side-by-side')
    if (tag === (before?.lang ?? null)) return
    before?.remove()
    this.#say(false)
    const link = this.#others().find(({ hreflang }) => hreflang === tag)
    if (before) document.querySelector<HTMLElement>('language-picker > button')?.focus({ preventScroll: true })
    if (!tag || !link) return
    loadDemanded('side-by-side').catch(() => this.#say(true))
    const pair = document.createElement('side-by-side')
    pair.lang = tag
    pair.dataset.href = link.href.split('#')[0]
    this.append(pair)
  }

  #say(hasFailed: boolean): void {
    const status = this.querySelector<HTMLElement>('[role=status]')
    if (status) status.textContent = hasFailed ? (status.dataset.failed ?? '') : ''
  }
}
