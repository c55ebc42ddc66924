import type { Nodes } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { type Context, placeOf } from './context.ts'

/** Reports each ::: block of a text that is not closed. */
export function reportOpenBlocks(root: Nodes, markdown: string, context: Context): void {
  if (!markdown.includes(':::')) return
  const hint = 'Write ::: on a line of its own where it ends.'
  const blocksIn = (node: Nodes): ContainerDirective[] => {
    if (!('children' in node)) return []
    return node.children.flatMap((child) => (child.type === 'containerDirective' ? child : blocksIn(child)))
  }
  const read = (block: ContainerDirective, isExplained: boolean, rest: string) => {
    const [own, end] = colonsOf(block, markdown)
    const inner = blocksIn(block)
    // A line of colons closes the outermost block with as many or fewer. So if that one is not closed, it takes the end
    // of the next, unless the line has more colons than the next.
    const robbed = inner.find((one) => {
      const [colons, itsEnd] = colonsOf(one, markdown)
      return itsEnd === 0 && own <= colons && colons <= end
    })
    const message = robbed
      ? `This :::${block.name} block is not closed before :::${robbed.name} begins in line ${placeOf(robbed).line}.`
      : `This :::${block.name} block is not closed: it contains ${rest}.`
    if (robbed || (end === 0 && !isExplained)) context.report(placeOf(block), 'directive-unclosed', message, hint)
    for (const one of inner) read(one, one === robbed, end > 0 ? `the rest of :::${block.name}` : rest)
  }
  for (const block of blocksIn(root)) read(block, false, 'all the text that follows')
}

/**
 * Returns the number of colons with which a block begins, and of those that close it: 0 for an open one. Markdown closes
 * that at the end of the text or of the block around it, so it contains all the text after its start.
 */
function colonsOf({ position }: ContainerDirective, markdown: string): [start: number, end: number] {
  const lines = markdown.slice(position?.start.offset, position?.end.offset).split('\n')
  const [start = ''] = /^:+/.exec(lines[0] ?? '') ?? []
  const [, end = ''] = (lines.length > 1 && /^[\s>]*(:{3,})\s*$/.exec(lines.at(-1) ?? '')) || []
  return [start.length, end.length]
}
