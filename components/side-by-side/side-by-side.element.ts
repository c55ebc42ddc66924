import { button } from '../button.ts'
import { type OtherPage, pageAt } from './page-at.ts'
import { STYLE } from './style.ts'
import { holder, twinOf } from './twin-of.ts'

/** A story in two languages: each section, then its twin. Taking the element out of the page takes the second language out. */
class SideBySide extends HTMLElement {
  readonly #sheet = new CSSStyleSheet()
  #added: HTMLElement[] = []
  #opening: Element | null = null

  async connectedCallback(): Promise<void> {
    try {
      const other = await pageAt(this.dataset.href ?? '')
      if (this.isConnected) stay(() => this.#pair(other))
    } catch {
      this.dispatchEvent(new Event('fail', { bubbles: true }))
    }
  }

  disconnectedCallback(): void {
    stay(() => {
      for (const element of this.#added) element.remove()
      this.#opening?.classList.add('open')
      this.#story?.classList.remove('pairs', 'swapped')
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet)
    })
    this.#story?.removeEventListener('click', this)
  }

  /** A press on a section hides its twin, or shows it; not one that follows a link, or selects. */
  handleEvent({ target }: Event): void {
    if (
      !(target instanceof Element) ||
      target.closest('a, summary, side-by-side') ||
      getSelection()?.isCollapsed === false
    )
      return
    const part = target.closest('.twin') ?? twinBeside(target.closest('.prose > [data-section]'))
    const toggle = part?.querySelector('button')
    const text = toggle?.nextElementSibling
    if (!toggle || !(text instanceof HTMLElement)) return
    text.hidden = !text.hidden
    toggle.ariaExpanded = String(!text.hidden)
  }

  get #story(): Element | null {
    return document.querySelector('.story')
  }

  #pair({ page, typography }: OtherPage): void {
    const name = document.querySelector(`#languages a[hreflang="${this.lang}"]`)?.textContent ?? this.lang
    this.#sheet.replaceSync(typography + STYLE)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet]
    this.#story?.classList.add('pairs')
    this.#story?.addEventListener('click', this)
    this.#opening = document.querySelector('.prose > .open')
    this.#opening?.classList.remove('open')
    this.#pairHead(page)
    for (const section of document.querySelectorAll('.prose > [data-section]')) {
      const other = page.getElementById(section.id)
      if (other) this.#pairSection(section, other, page, name)
    }
    this.#controls()
  }

  #pairHead(page: Document): void {
    const head = holder(page)
    const parts = page.querySelectorAll('.head > :is(h1, .deck, .translated)')
    head.append(...[...parts].flatMap((part) => [...twinOf(part, page).childNodes]))
    const title = head.querySelector('h1')
    const text = document.createElement('p')
    text.className = 'h1'
    text.textContent = title?.textContent ?? ''
    title?.replaceWith(text) // a page has one title
    this.#add(head, (element) => document.querySelector('.head')?.append(element))
    const caption = page.querySelector('.plate figcaption > span')
    if (caption)
      this.#add(twinOf(caption, page), (element) => document.querySelector('.plate figcaption')?.append(element))
  }

  #pairSection(section: Element, other: Element, page: Document, name: string): void {
    const twin = twinOf(other, page)
    if (section.tagName === 'FIGURE') {
      const caption = twin.querySelector('figcaption')
      if (!caption) return
      twin.replaceChildren(...(twin.firstElementChild?.children ?? []))
      caption.replaceWith(...caption.childNodes)
      this.#add(twin, (element) => (section.querySelector('figcaption') ?? section).append(element))
      return
    }
    if (other.tagName !== 'HR') {
      const toggle = document.createElement('button')
      Object.assign(toggle, { type: 'button', textContent: name, ariaExpanded: 'true' })
      twin.prepend(toggle)
    }
    this.#add(twin, (element) => section.after(element))
  }

  #add(element: HTMLElement, put: (element: HTMLElement) => void): void {
    this.#added.push(element)
    put(element)
  }

  #controls(): void {
    const { swap = '', end = '', hint = '' } = this.parentElement?.dataset ?? {}
    const about = document.createElement('span')
    about.textContent = hint
    this.append(
      button(swap, () => stay(() => this.#swap())),
      button(end, () => this.dispatchEvent(new Event('end', { bubbles: true }))),
      about,
    )
    this.querySelector('button')?.focus({ preventScroll: true })
  }

  #swap(): void {
    const isSwapped = this.#story?.classList.toggle('swapped')
    for (const twin of document.querySelectorAll('.prose > .twin')) {
      if (isSwapped) twin.previousElementSibling?.before(twin)
      else twin.nextElementSibling?.after(twin)
    }
  }
}

/** The twin of a section, on whichever side it is. */
function twinBeside(section: Element | null): Element | undefined {
  const swapped = document.querySelector('.swapped')
  const beside = swapped ? section?.previousElementSibling : section?.nextElementSibling
  return beside?.matches('.twin') ? beside : undefined
}

/** Changes the page around what is being read. */
function stay(change: () => void): void {
  const reading = [...document.querySelectorAll('.prose > [data-section]')].find(
    (section) => section.getBoundingClientRect().top >= 0,
  )
  const top = reading?.getBoundingClientRect().top ?? 0
  const moved = scrollY > innerHeight / 2
  change()
  if (reading && moved) scrollBy({ top: reading.getBoundingClientRect().top - top, behavior: 'instant' })
}

customElements.define('side-by-side', SideBySide)
