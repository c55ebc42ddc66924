import type { Table } from 'mdast'
import type { Messages } from '../../language/messages.ts'
import type { Cell } from '../../story/types/chart.ts'
import type { SectionOf } from '../../story/types/section.ts'
import { type Refer, toPhrasing } from './to-phrasing.ts'

/** What is needed to convert sections to a Markdown tree, apart from the sections themselves. */
export interface TreeContext {
  readonly words: Messages
  readonly refer: Refer
}

/** Converts a table to a Markdown tree. */
export function toTable({ align, head, rows }: SectionOf<'table'>, refer: Refer): Table {
  const toRow = (cells: readonly Cell[]) => ({
    type: 'tableRow' as const,
    children: cells.map((cell) => ({ type: 'tableCell' as const, children: toPhrasing(cell, refer) })),
  })
  return { type: 'table', align: align.map((side) => side ?? null), children: [head, ...rows].map(toRow) }
}
