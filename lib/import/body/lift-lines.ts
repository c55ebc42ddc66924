import type { Heading, Paragraph, PhrasingContent, RootContent, Table } from 'mdast'
import { placeOf } from '../../story/read/context.ts'
import type { Body } from '../imported.ts'
import { liftSentences, type NormalizeText } from './lift-sentences.ts'

/** Moves what a line must not contain out of it, into separate blocks. */
export function liftLines<Line extends Heading>(
  line: Line,
  note: Body['note'],
  settle: NormalizeText,
): { sentence: Line; parted: RootContent[] } {
  const parts = liftSentences({ type: 'paragraph', children: line.children }, note, settle)
  const texts = parts.flatMap((part) => (part.type === 'paragraph' && !isPicture(part) ? [part.children] : []))
  const children = texts.flatMap((text, index): PhrasingContent[] => (index === 0 ? text : [SPACE, ...text]))
  return {
    sentence: { ...line, children },
    parted: parts.filter((part) => part.type !== 'paragraph' || isPicture(part)),
  }
}

const SPACE = { type: 'text', value: ' ' } as const

/** Reduces table cells to text and moves their other content below the table. */
export function liftTables(table: Table, note: Body['note'], settle: NormalizeText): RootContent[] {
  const after: RootContent[] = []
  const children = table.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => {
      const { sentence, parted } = liftLines({ type: 'heading', depth: 2, children: cell.children }, note, settle)
      const block = parted.find(({ type }) => type !== 'paragraph' && type !== 'html')
      if (block)
        note(placeOf(block), 'import-changed', `A cell holds words alone; its ${block.type} stands after the table.`)
      after.push(...parted)
      const cells = sentence.children.map((child): PhrasingContent => (child.type === 'break' ? SPACE : child))
      return { ...cell, children: cells }
    }),
  }))
  return [{ ...table, children }, ...after]
}

function isPicture({ children: [first, ...others] }: Paragraph): boolean {
  return first?.type === 'image' && others.length === 0
}
