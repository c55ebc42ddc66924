import { createElement } from '../browser/create-element.ts'
import type { TrustedPolicy } from '../browser/lazy-script.ts'
import { addRules, textAt } from '../browser/lazy-sheet.ts'

const STYLE_ELEMENT = /<style>.*?<\/style>/s

// The rules of lib/publication/script-types.yaml, as minified by the build: the typography of a script, including a
// condition around it; the last with the brace that ends its layer.
const SCRIPT_RULE = /(?:@supports[^{}]+\{)?(?:\[data-script=\w+\],?)+\{[^{}]*\}+/g

/**
 * Loads another page of the site and parses it without running anything in it; links become absolute. A parsed page is
 * subject to the content security policy of the page that parses it, which allows only that page's own style: the
 * other’s is left out, but for the typography of its script, which this page gets: each page has only its own rules.
 * @throws if it cannot be loaded or is not a story
 */
export async function pageAt(address: string, policy: TrustedPolicy): Promise<Document> {
  const source = await textAt(address)
  const page = new DOMParser().parseFromString(policy.createHTML(source.replace(STYLE_ELEMENT, '')), 'text/html')
  if (!page.querySelector('.prose')) throw new Error(address)
  for (const link of page.querySelectorAll<HTMLAnchorElement>('.story a:not([href^="#"])'))
    link.href = new URL(link.getAttribute('href') ?? '', address).href
  const [style = ''] = source.match(STYLE_ELEMENT) ?? []
  addRules(`@layer base.other{${style.match(SCRIPT_RULE)?.join('')}}`)
  return page
}

/** The prefix for ids of the second language: the page already contains the same ids. */
const PREFIX = 'with-'

/**
 * Copies a section of another page for this one: with ids and links of its own, and without pictures that are shown
 * already.
 */
export function translationOf(section: Element, page: Document): HTMLElement {
  const copy = document.importNode(section, true)
  for (const link of copy.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    link.hash = PREFIX + link.hash.slice(1)
  }
  for (const picture of copy.querySelectorAll('picture, img, svg, embed-frame, .enlarge')) picture.remove()
  for (const part of [copy, ...copy.querySelectorAll('*')]) {
    part.removeAttribute('data-section')
    part.classList.remove('end')
    for (const name of ['id', 'aria-labelledby', 'popovertarget']) {
      const value = part.getAttribute(name)
      if (value) part.setAttribute(name, PREFIX + value)
    }
  }
  return holder(page, copy)
}

/** Returns the translation that has been put into this page of the section with an id. */
export function twinOf(id: string | undefined): HTMLElement | null | undefined {
  return document.getElementById(PREFIX + id)?.parentElement
}

/** Creates an element with the language, direction and script of another page. */
export function holder(page: Document, ...content: readonly Node[]): HTMLElement {
  const { lang, dir, dataset } = page.documentElement
  const element = createElement('div', { lang, dir, className: 'twin' }, ...content)
  element.dataset.script = dataset.script ?? ''
  return element
}
