import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { findHidden } from '../../problem/hidden-characters.ts'
import { type Context, placeOf } from './context.ts'

/** Reports hidden characters written as references (`&#x202E;`), which a check of the file's own characters misses. */
export function reportHiddenReferences(root: Root, context: Context): void {
  visit(root, (node) => {
    const hidden = findHidden(textsOf(node).join('\n'))
    if (!hidden) return
    const message = `This text has the character ${hidden.name}, which is not allowed.`
    context.report(placeOf(node), 'character-forbidden', message, 'Delete the reference that stands for it.')
  })
}

/** The texts of a node, without its children, in which Markdown resolves character references. */
function textsOf(node: Nodes): (string | null | undefined)[] {
  return [
    ...(node.type === 'text' ? [node.value] : []),
    ...('alt' in node ? [node.alt] : []),
    ...('title' in node ? [node.title] : []),
    ...('lang' in node ? [node.lang] : []),
    ...('attributes' in node ? Object.values(node.attributes ?? {}) : []),
  ]
}
