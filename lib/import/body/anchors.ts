import type { Parent, RootContent } from 'mdast'
import { slugify } from '../../library/slugify.ts'
import { decodePercent } from '../../source/decode-percent.ts'
import { plainTextOf } from './markdown-tree.ts'
import { ID_MARK } from './placeholders.ts'

/** The ids of headings in the new text by the fragments that lead to them; empty for the text above the first heading. */
export type Anchors = ReadonlyMap<string, string>

/** A line that only sets an id: `{: #wheel}` in kramdown. */
export const ID_LINE = /^\{:\s*#[\w:.-]+[^{}]*\}$/

const ID = /\{:?\s*(?:[^{}]*\s)?#([^\s{}]+)[^{}]*\}\s*$/

/**
 * Finds what fragments of addresses may lead to: headings by their text or their own id, and other elements with an id,
 * which become the heading above them. Removes the marks of ids.
 */
export function anchorsIn(children: readonly RootContent[]): Anchors {
  const anchors = new Map<string, string>()
  let count = 0
  let waiting: readonly string[] = []
  const add = (name: string) => {
    if (!anchors.has(name)) anchors.set(name, count === 0 ? '' : `h${count}`)
  }
  for (const node of children) {
    if (node.type === 'heading' && plainTextOf(node).replace(ID, '').trim()) count++
    for (const mark of waiting) add(mark)
    waiting = []
    const text = plainTextOf(node)
    const [, id] = (node.type === 'heading' || ID_LINE.test(text) ? ID.exec(text) : null) ?? []
    if (id) add(id)
    if (node.type === 'heading') {
      const slug = slugify(text.replace(ID, ''))
      let name = slug
      // Other systems number headings of the same text.
      for (let number = 1; anchors.has(name); number++) name = `${slug}-${number}`
      add(name)
    }
    const marks = 'children' in node ? takeMarks(node) : []
    // An id that stands alone belongs to what follows.
    if (node.type === 'paragraph' && node.children.length === 0) waiting = marks
    else for (const mark of marks) add(mark)
  }
  for (const mark of waiting) add(mark)
  return anchors
}

/** Returns the id of the heading that a fragment leads to; undefined if it leads nowhere. */
export function anchorFor(anchors: Anchors, fragment: string): string | undefined {
  const name = decodePercent(fragment)
  return anchors.get(name) ?? anchors.get(slugify(name))
}

/** Removes the marks of ids in a block, and returns the ids. */
function takeMarks(node: Parent): string[] {
  const isMark = (child: Parent['children'][number]) =>
    child.type === 'html' && child.value.startsWith(`<!--${ID_MARK}`)
  const own = node.children.flatMap((child) =>
    child.type === 'html' && isMark(child) ? [child.value.slice(`<!--${ID_MARK}`.length, -3)] : [],
  )
  if (own.length > 0) node.children = node.children.filter((child) => !isMark(child))
  return [...own, ...node.children.flatMap((child) => ('children' in child ? takeMarks(child) : []))]
}
