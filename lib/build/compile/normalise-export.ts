import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** Attributes that only Next's and React's own code reads. */
const FRAMEWORK_ATTRIBUTES = ['dataPrecedence', 'dataNextHead', 'suppressHydrationWarning'] as const

/** The `rel` values that a page may use in a `<link>`. */
const LINKS = new Set(['canonical', 'alternate', 'icon', 'manifest', 'license'])

/** The type of structured data: a script element that contains data and does not run. */
export const JSON_LD = 'application/ld+json'

/**
 * Removes from a page what differs between Next's export and the bare components: Next's scripts, preloads, attributes
 * and empty elements, style sheets and comments. It removes nothing else, so any other difference is still found.
 */
export function normaliseExport(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'comment' || (node.type === 'element' && isFramework(node))) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type === 'element') for (const name of FRAMEWORK_ATTRIBUTES) delete node.properties[name]
    return undefined
  })
  joinTexts(tree)
}

function isFramework(node: Element): boolean {
  const { rel, hidden, name, type } = node.properties
  switch (node.tagName) {
    case 'script':
      return type !== JSON_LD
    case 'link':
      return !(Array.isArray(rel) && rel.some((relation) => LINKS.has(String(relation))))
    case 'meta':
      return name === 'next-size-adjust'
    case 'div': // the place where Next would stream metadata
      return hidden === true && node.children.every((child) => child.type === 'comment')
    default:
      return false
  }
}

/** Joins neighbouring texts, which React separates by comments. */
function joinTexts(tree: Root): void {
  visit(tree, 'element', (node) => {
    node.children = node.children.reduce<Element['children']>((joined, child) => {
      const last = joined.at(-1)
      if (child.type === 'text' && last?.type === 'text') last.value += child.value
      else joined.push(child)
      return joined
    }, [])
  })
}
