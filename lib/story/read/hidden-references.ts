import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { findHidden } from '../../problem/hidden-characters.ts'
import { type Context, placeOf } from './context.ts'

/** Reports what hides behind a character reference (`&#x202E;`), where a look at the file's own characters misses it. */
export function reportHiddenReferences(root: Root, context: Context): void {
  visit(root, (node) => {
    const hidden = findHidden(textsOf(node).join('\n'))
    if (!hidden) return
    const message = `This text has the character ${hidden.name}, which is not allowed.`
    context.report(placeOf(node), 'character-forbidden', message, 'Delete the reference that stands for it.')
  })
}

/** The texts of a node, apart from its children's, in which Markdown resolves character references. */
function textsOf(node: Nodes): (string | null | undefined)[] {
  return [
    ...(node.type === 'text' ? [node.value] : []),
    ...('alt' in node ? [node.alt] : []),
    ...('title' in node ? [node.title] : []),
    ...('lang' in node ? [node.lang] : []),
    ...('attributes' in node ? Object.values(node.attributes ?? {}) : []),
  ]
}
