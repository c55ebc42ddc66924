import type { Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'

/**
 * Replaces links and pictures that refer to a definition by ones that contain the address, and removes the definitions.
 */
export function inlineDefinitions(tree: Root): void {
  const found = new Map<string, { url: string; title?: string | null | undefined }>()
  visit(tree, 'definition', ({ identifier, url, title }) => {
    if (!found.has(identifier)) found.set(identifier, { url, title })
  })
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'definition') {
      parent.children.splice(index, 1)
      return index
    }
    const definition = 'identifier' in node ? found.get(node.identifier) : undefined
    if (!definition) return undefined
    const position = node.position ? { position: node.position } : {}
    if (node.type === 'linkReference')
      parent.children.splice(index, 1, { type: 'link', ...definition, children: node.children, ...position })
    if (node.type === 'imageReference')
      parent.children.splice(index, 1, { type: 'image', ...definition, alt: node.alt, ...position })
    return node.type === 'linkReference' ? undefined : node.type === 'imageReference' ? SKIP : undefined
  })
}
