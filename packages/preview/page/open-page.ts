import { diffArrays } from 'diff'

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
      const match = open.childNodes[index]
      if (match) this.#pair(child, match)
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

/** A node of one list and the matching node of another; undefined if there is none. */
type AlignedPair = readonly [old: Node | undefined, fresh: Node | undefined]

/**
 * Aligns two lists of nodes. It matches equal text first, because a new paragraph changes the ids of all that follow.
 * It pairs what remains in between by element name, in order.
 */
function align(before: readonly Node[], after: readonly Node[]): AlignedPair[] {
  const pairs: AlignedPair[] = []
  let gone: Node[] = []
  let added: Node[] = []
  let at = 0 // all nodes of `before` up to here are aligned, apart from those that are gone
  for (const change of diffArrays([...before], [...after], { comparator: isSame })) {
    if (change.added) added = change.value
    else at += change.count
    if (change.removed) gone = change.value
    if (change.added || change.removed) continue
    const start = at - change.count
    pairs.push(...pairByKind(gone, added), ...change.value.map((node, i): AlignedPair => [before[start + i], node]))
    gone = []
    added = []
  }
  return [...pairs, ...pairByKind(gone, added)]
}

function pairByKind(before: readonly Node[], after: readonly Node[]): AlignedPair[] {
  const pairs: AlignedPair[] = []
  let left = before
  for (const node of after) {
    const match = left.findIndex((old) => old.nodeName === node.nodeName)
    pairs.push(...left.slice(0, match + 1).map((old, index): AlignedPair => [old, index === match ? node : undefined]))
    if (match < 0) pairs.push([undefined, node])
    left = left.slice(match + 1)
  }
  return [...pairs, ...left.map((old): AlignedPair => [old, undefined])]
}

function isSame(one: Node, other: Node): boolean {
  return one.nodeName === other.nodeName && one.textContent === other.textContent
}
