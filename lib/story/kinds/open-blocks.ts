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
  const read = (block: ContainerDirective, isExplained: boolean) => {
    const isClosed = endsWithColons(block, markdown)
    const inner = blocksIn(block)
    // A line of colons closes the outermost block with as many. So if that one is not closed, it takes the end of the next.
    const robbed = isClosed ? inner.find((one) => !endsWithColons(one, markdown)) : undefined
    const message = robbed
      ? `This :::${block.name} block is not closed before :::${robbed.name} begins in line ${placeOf(robbed).line}.`
      : `This :::${block.name} block is not closed: it contains all the text that follows.`
    if (robbed || (!isClosed && !isExplained)) context.report(placeOf(block), 'directive-unclosed', message, hint)
    for (const one of inner) read(one, one === robbed)
  }
  for (const block of blocksIn(root)) read(block, false)
}

// Markdown closes an open block at the end of the text, so the block contains all the text after its start.
function endsWithColons({ position }: ContainerDirective, markdown: string): boolean {
  const lines = markdown.slice(position?.start.offset, position?.end.offset).split('\n')
  return lines.length > 1 && /^[\s>]*:{3,}\s*$/.test(lines.at(-1) ?? '')
}
