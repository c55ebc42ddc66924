import { createElement } from '../browser/create-element.ts'

/** The prefix for ids of the second language: the page already contains the same ids. */
const PREFIX = 'with-'

/**
 * Copies a section of another page for this one: with ids and links of its own, and without pictures that are shown
 * already.
 */
export function translationOf(section: Element, page: Document): HTMLElement {
  const twin = document.importNode(section, true)
  for (const link of twin.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    link.hash = PREFIX + link.hash.slice(1)
  }
  for (const picture of twin.querySelectorAll('picture, img, svg, embed-frame')) picture.remove()
  for (const part of [twin, ...twin.querySelectorAll('*')]) {
    part.removeAttribute('data-section')
    part.classList.remove('open', 'end')
    for (const name of ['id', 'aria-labelledby', 'popovertarget']) {
      const value = part.getAttribute(name)
      if (value) part.setAttribute(name, PREFIX + value)
    }
  }
  const cell = holder(page)
  cell.append(twin)
  return cell
}

/** Creates an element with the language, direction and script of another page. */
export function holder(page: Document): HTMLElement {
  const { lang, dir, dataset } = page.documentElement
  const element = createElement('div', { lang, dir, className: 'twin' })
  element.dataset.script = dataset.script ?? ''
  return element
}
