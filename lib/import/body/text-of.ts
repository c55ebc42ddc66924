import type { Nodes } from 'mdast'

/** Returns the plain text of a Markdown tree; a picture is represented by its alternative text. */
export function plainTextOf(node: Nodes): string {
  if ('children' in node) return node.children.map(plainTextOf).join('')
  if ('value' in node && node.type !== 'html') return node.value
  if (node.type === 'break') return ' '
  return 'alt' in node ? (node.alt ?? '') : ''
}
