import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** Attributes that only Next's and React's own code reads. */
const FRAMEWORK_ATTRIBUTES = ['dataPrecedence', 'dataNextHead', 'suppressHydrationWarning'] as const

/** What a <link> of a page may be for. */
const LINKS = new Set(['canonical', 'alternate', 'icon', 'manifest', 'license'])

/** What a page tells machines about itself: a script element that holds data, and is not run. */
export const JSON_LD = 'application/ld+json'

/**
 * Drops from a page what differs between Next's export and the bare components: Next's scripts, preloads, attributes and
 * empty shells, style sheets and comments. It drops nothing else, so any other difference remains to be found.
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
    case 'div': // the place at which Next would stream metadata in
      return hidden === true && node.children.every((child) => child.type === 'comment')
    default:
      return false
  }
}

/** React parts neighbouring texts by comments; without them they are one text. */
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
