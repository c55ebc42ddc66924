/** Elements whose text is read and quoted by itself. */
const BLOCKS = 'p, li, h1, h2, h3, td, th, figcaption, pre'

/** Returns the nearest element around a node whose text is read and quoted by itself; null if there is none. */
export function blockOf(node: Node): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest(BLOCKS) ?? null
}
