import type { FootnoteDefinition, PhrasingContent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { readForms, splitInlineNote } from '../../../lib/story/read/text-forms.ts'
import { isSubscript } from '../../../lib/story/read/to-inlines.ts'
import { INLINE_ELEMENTS } from '../../../lib/story/types/inline.ts'
import { htmlElement } from '../../../lib/syndication/markdown/to-mdast.ts'

/**
 * Reads the forms of Markdown that a story may have besides those of CommonMark, such as `H~2~O`, `==words==`,
 * `^[a footnote]` and bare addresses, so that they are written again and not escaped.
 * @param markdown the source of the tree
 */
export function readWrittenForms(tree: Root, markdown: string): void {
  const notes: FootnoteDefinition[] = []
  const read = (nodes: readonly PhrasingContent[], mayLink: boolean): PhrasingContent[] => {
    const plain = markdown.includes('^[') ? liftNotes(nodes) : nodes
    return pairElements(readForms(plain, markdown, mayLink)).map((node) => {
      if (node.type === 'delete' && isSubscript(node, markdown))
        return htmlElement('sub', {}, read(node.children, mayLink))
      const isLink = node.type === 'link' || node.type === 'linkReference'
      if ('children' in node) node.children = read(node.children, mayLink && !isLink)
      return node
    })
  }
  const liftNotes = (nodes: readonly PhrasingContent[]): PhrasingContent[] => {
    const note = splitInlineNote(nodes, markdown)
    if (!note) return [...nodes]
    const identifier = `inline-${notes.length + 1}`
    notes.push({ type: 'footnoteDefinition', identifier, label: identifier, children: [] })
    notes.at(-1)?.children.push({ type: 'paragraph', children: read(note.inside, true) })
    return [...note.before, { type: 'footnoteReference', identifier, label: identifier }, ...liftNotes(note.after)]
  }
  visit(tree, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      node.children = read(node.children, true)
  })
  tree.children.push(...notes)
}

const TAG = /^<(\/?)(\w+)>$/

/** Makes elements of the tags that forms are read as. All other HTML of a text has a position. */
function pairElements(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  const open: { readonly name: string; readonly before: PhrasingContent[] }[] = []
  const into = () => open.at(-1)?.before ?? result
  for (const node of nodes) {
    const [, slash, name = ''] = (node.type === 'html' && !node.position && TAG.exec(node.value)) || []
    const known = INLINE_ELEMENTS.find((one) => one === name)
    if (!known) into().push(node)
    else if (!slash) open.push({ name, before: [] })
    else {
      const inside = open.pop()?.before ?? []
      into().push(htmlElement(known, {}, inside))
    }
  }
  return result
}
