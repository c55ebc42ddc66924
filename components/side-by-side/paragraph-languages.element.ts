import { createElement } from '../browser/create-element.ts'
import type { TrustedPolicy } from '../browser/lazy-script.ts'
import { afterPaint } from '../browser/paint-first.ts'
import { type OtherPage, pageAt, textAt, translationOf } from './other-page.ts'
import type { ReadWith } from './read-with.element.ts'

/**
 * Gives each paragraph its number, which is a permanent link to it, and the reader's other languages: the one that the
 * reader chose before, then those of the browser, which the picker has first. One press opens the paragraph in a language
 * below it; the same press or Escape closes it. The signs are generated content, so that the text of the page stays as it
 * is for searching, copying and listening. The element itself reads what opens to screen readers.
 */
export class ParagraphLanguages extends HTMLElement {
  /** The element that opened it; it knows the other languages. */
  declare owner: ReadWith
  /** The address of the style sheet. */
  declare sheet: string
  /** Lets it parse the other pages. */
  declare policy: TrustedPolicy
  readonly #pages = new Map<string, Promise<OtherPage>>()

  async connectedCallback(): Promise<void> {
    this.role = 'status'
    const links = this.owner.others()
    const chosen = links.filter(({ lang }) => lang === document.documentElement.dataset.lang)
    const languages = [...new Set([...chosen, ...links])].slice(0, MOST)
    try {
      adopt(await textAt(this.sheet))
    } catch {
      this.owner.fail()
      return
    }
    for (const paragraph of document.querySelectorAll('.prose > p[data-section]')) {
      paragraph.prepend(this.#toolbar(paragraph.id, languages))
    }
    for (const type of ['keydown', 'focusin', 'selectionchange']) document.addEventListener(type, this)
    follow(document.querySelector('.peek > a'))
  }

  handleEvent(event: Event): void {
    const { target } = event
    if (!(event instanceof KeyboardEvent)) follow(target)
    else if (event.key === 'Escape') {
      const last = [...document.querySelectorAll<HTMLElement>(OPEN)].at(-1)
      last?.focus({ preventScroll: true })
      this.#close(last?.closest('p'))
    } else if (target instanceof HTMLElement && target.matches('.peek > *')) step(event, target)
  }

  #toolbar(id: string, languages: readonly HTMLAnchorElement[]): HTMLElement {
    const sign = Number(id.slice(1)).toLocaleString(document.documentElement.lang)
    const number = createElement('a', { href: `#${id}`, ariaLabel: sign })
    number.dataset.sign = sign
    const buttons = languages.map((link) => {
      const { lang, dir, textContent: title } = link
      const onclick = () => afterPaint(() => this.#toggle(one, link))
      const one = createElement('button', { lang, dir, title, ariaLabel: title, ariaExpanded: 'false', onclick })
      // The beginning of its name, without the Arabic article; two letters of a Latin name.
      one.dataset.sign = title.replace(/^ال/, '').match(/\p{Script=Latin}{2}|.\p{M}*/u)?.[0]
      return one
    })
    const toolbar = createElement('span', { role: 'toolbar', ariaLabel: sign }, number, ...buttons)
    // Where a table of contents is beside the text, it is a bar below the paragraph.
    toolbar.className = document.querySelector('.contents') ? 'peek' : 'peek in-margin'
    return toolbar
  }

  async #toggle(pressed: HTMLButtonElement, link: HTMLAnchorElement): Promise<void> {
    const paragraph = pressed.closest('p')
    const isOpen = pressed.matches(OPEN)
    this.#close(paragraph)
    if (isOpen || !paragraph) return
    pressed.ariaExpanded = 'true'
    try {
      const { page } = await this.#pageOf(link)
      const text = page.getElementById(paragraph.id)
      if (!text || !pressed.matches(OPEN)) return
      text.className = '' // it is no opening here
      const cell = translationOf(text, page)
      cell.classList.add('peeked')
      this.lang = cell.lang
      this.textContent = cell.textContent
      cell.prepend(createElement('b', { textContent: link.textContent }))
      paragraph.after(cell)
    } catch {
      pressed.ariaExpanded = 'false'
      this.owner.fail()
    }
  }

  /** Loads a language once. Paragraphs that have no counterpart there no longer offer it. */
  #pageOf({ href, lang }: HTMLAnchorElement): Promise<OtherPage> {
    const load = async () => {
      const other = await pageAt(href, this.policy)
      adopt(other.typography)
      for (const one of document.querySelectorAll<HTMLElement>(`.peek > [lang="${lang}"]`)) {
        if (other.page.querySelector(`p[id="${one.closest('p')?.id}"]`)) continue
        if (one.matches(':focus')) one.parentElement?.querySelector('a')?.focus()
        one.remove()
      }
      return other
    }
    const page = this.#pages.get(lang) ?? load()
    this.#pages.set(lang, page)
    page.catch(() => this.#pages.delete(lang))
    return page
  }

  #close(paragraph: Element | null | undefined): void {
    for (const one of paragraph?.querySelectorAll(OPEN) ?? []) one.ariaExpanded = 'false'
    const cell = paragraph?.nextElementSibling
    if (cell?.matches('.peeked')) cell.remove()
    this.textContent = ''
  }
}

/** The most languages that a paragraph offers; the picker has the others. */
const MOST = 4

/** The pressed button of a toolbar. */
const OPEN = '.peek > [aria-expanded="true"]'

/**
 * Makes the focused part of a toolbar the one stop of the Tab key in all toolbars, and shows the bar of the paragraph in
 * which text is selected until other text is: a tap on it ends the selection.
 */
function follow(target: EventTarget | null): void {
  const selection = getSelection()
  const isPart = target instanceof Element && target.matches('.peek > *')
  for (const one of document.querySelectorAll<HTMLElement>('.peek > *')) {
    const toolbar = one.parentElement
    if (isPart) one.tabIndex = one === target ? 0 : -1
    if (selection?.isCollapsed === false)
      toolbar?.classList.toggle('on', selection.containsNode(toolbar.parentElement ?? toolbar, true))
  }
}

/** Moves the focus within a toolbar, and up and down between those of paragraphs. */
function step(event: KeyboardEvent, from: HTMLElement): void {
  const rows = [...document.querySelectorAll('.peek')].map(({ children }) => [...children])
  const row = rows.findIndex((parts) => parts.includes(from))
  const ahead = document.dir === 'rtl' ? -1 : 1
  const [down, right] =
    { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowRight: [0, ahead], ArrowLeft: [0, -ahead] }[event.key] ?? []
  const next = rows[row + (down ?? 0)]?.[(rows[row]?.indexOf(from) ?? 0) + (right ?? 0)]
  if (down === undefined || !(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}

/** Applies rules to the page. */
function adopt(rules: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets.push(sheet)
}

declare global {
  interface HTMLElementTagNameMap {
    'paragraph-languages': ParagraphLanguages
  }
}
