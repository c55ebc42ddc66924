import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { findHidden } from '../problem/hidden-characters.ts'
import { type Context, placeOf } from './context.ts'

/** Reports what hides behind a character reference (`&#x202E;`), where a look at the file's own characters misses it. */
export function reportHiddenReferences(root: Root, context: Context): void {
  visit(root, ['text', 'image'], (node) => {
    const texts = node.type === 'text' ? [node.value] : node.type === 'image' ? [node.alt, node.title] : []
    const hidden = findHidden(texts.join(''))
    if (!hidden) return
    const message = `This text holds the invisible character ${hidden.name}.`
    context.report(placeOf(node), 'character-forbidden', message, 'Delete the reference that stands for it.')
  })
}
