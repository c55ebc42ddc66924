import { align } from './align.ts'

/**
 * The page that is open in the browser while its story is edited. Only the differences between two served versions are
 * applied to it, so changes by scripts and readers stay.
 */
export class OpenPage {
  /** Maps each node of the served page to its node in the open page. */
  readonly #open = new WeakMap<Node, Node>()
  #served: Node

  /** @param page the page as parsed, before any script has changed it, apart from the attributes of its root */
  constructor(page: Element) {
    this.#served = page.cloneNode(true)
    this.#pair(this.#served, page)
  }

  /** @param served the root of the page as the server sends it now */
  become(served: Element): void {
    this.#change(this.#served, served)
    this.#served = served
  }

  #change(before: Node, after: Node): void {
    const open = this.#open.get(before)
    if (!open) return // A script has replaced this node.
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

/**
 * Applies changed attributes. On the root none are removed: it has the attributes of the reader’s settings, which no
 * served page has.
 */
function changeAttributes(open: Element, before: Element, after: Element): void {
  const isRoot = open === document.documentElement
  for (const { name } of isRoot ? [] : before.attributes) {
    if (!after.hasAttribute(name)) open.removeAttribute(name)
  }
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) !== value) open.setAttribute(name, value)
  }
}
