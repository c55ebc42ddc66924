import type { Heading, Paragraph, PhrasingContent, RootContent, Table } from 'mdast'
import type { Body } from './imported.ts'
import { partSentence } from './part-sentence.ts'

/** A line without what it must not hold, and that as blocks of its own. */
export function partLine<Line extends Heading>(
  line: Line,
  note: Body['note'],
): { sentence: Line; parted: RootContent[] } {
  const parts = partSentence({ type: 'paragraph', children: line.children }, note)
  const children: PhrasingContent[] = parts.flatMap((part) =>
    part.type === 'paragraph' && !isPicture(part) ? part.children : [],
  )
  return {
    sentence: { ...line, children },
    parted: parts.filter((part) => part.type !== 'paragraph' || isPicture(part)),
  }
}

/** A table whose cells hold words alone; what else they held stands after it. */
export function partTable(table: Table, note: Body['note']): RootContent[] {
  const after: RootContent[] = []
  const children = table.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => {
      const { sentence, parted } = partLine({ type: 'heading', depth: 2, children: cell.children }, note)
      after.push(...parted)
      const cells = sentence.children.map(
        (child): PhrasingContent => (child.type === 'break' ? { type: 'text', value: ' ' } : child),
      )
      return { ...cell, children: cells }
    }),
  }))
  return [{ ...table, children }, ...after]
}

function isPicture({ children: [first, ...others] }: Paragraph): boolean {
  return first?.type === 'image' && others.length === 0
}
