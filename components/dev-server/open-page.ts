import { align } from './align.ts'

/**
 * A page that is open while it is written. What has changed between the page as it was served and as it is served now is
 * changed in the open one, and nothing else: what scripts and readers did to it stays.
 */
export class OpenPage {
  /** By a node of the page as served, what came of it in the open one. */
  readonly #open = new WeakMap<Node, Node>()
  #served: Node

  /** @param page as it was parsed: no script has changed it yet, but for the attributes of its root */
  constructor(page: Element) {
    this.#served = page.cloneNode(true)
    this.#pair(this.#served, page)
  }

  /** @param served the root of the page as it is served now */
  become(served: Element): void {
    this.#change(this.#served, served)
    this.#served = served
  }

  #change(before: Node, after: Node): void {
    const open = this.#open.get(before)
    if (!open) return // A script has put something else in its place.
    this.#open.set(after, open)
    if (open instanceof CharacterData && before.nodeValue !== after.nodeValue) open.data = after.nodeValue ?? ''
    if (open instanceof Element && before instanceof Element && after instanceof Element) {
      changeAttributes(open, before, after)
    }
    let last: Node | undefined
    for (const [old, fresh] of align([...before.childNodes], [...after.childNodes])) {
      if (old && fresh) this.#change(old, fresh)
      else if (old) this.#remove(old)
      else if (fresh) this.#insert(fresh, open, last)
      last = (fresh && this.#open.get(fresh)) ?? last
    }
  }

  #remove(old: Node): void {
    const gone = this.#open.get(old)
    gone?.parentNode?.removeChild(gone)
  }

  #insert(fresh: Node, parent: Node, last: Node | undefined): void {
    const node = document.importNode(fresh, true)
    this.#pair(fresh, node)
    parent.insertBefore(node, last?.parentNode === parent ? last.nextSibling : parent.firstChild)
  }

  #pair(served: Node, open: Node): void {
    this.#open.set(served, open)
    for (const [index, child] of served.childNodes.entries()) {
      const twin = open.childNodes[index]
      if (twin) this.#pair(child, twin)
    }
  }
}

/** The root has attributes of a reader’s settings, which no page is served with. */
function changeAttributes(open: Element, before: Element, after: Element): void {
  const isRoot = open === document.documentElement
  for (const { name } of isRoot ? [] : before.attributes) {
    if (!after.hasAttribute(name)) open.removeAttribute(name)
  }
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) !== value) open.setAttribute(name, value)
  }
}
