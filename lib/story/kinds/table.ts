import type { Table } from 'mdast'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import { LIMITS } from '../../source/limits.ts'
import type { Cell, Inline, TableSection } from '../types/section.ts'
import {
  asInlines,
  type BlockReader,
  type Context,
  type SectionKind,
  type SectionTypesetter,
  type TreeWriter,
} from './section-kind.ts'

/** Tables. */
export const table: SectionKind<TableSection> = {
  example: '| Ship | Tons |\n| --- | ---: |\n| Alba | 900 |',
  facts: (section) => ({
    outline: sentence`table of ${section.rows.length} rows and ${section.head.length} columns`,
    texts: rowTexts(section),
  }),
  typeset: typesetTable,
  toMarkdown: tableToMarkdown,
}

/** Returns the rows of a table as texts, with tabs between the cells. */
export function rowTexts({ head, rows }: TableSection): Inline[][] {
  return [head, ...rows].map((row) => row.flatMap((cell, index) => (index > 0 ? [...asInlines('\t'), ...cell] : cell)))
}

/** Returns a table with the quotation marks of its language. */
export function typesetTable(section: TableSection, typesetter: SectionTypesetter): TableSection {
  const row = (cells: readonly Cell[]) => cells.map((cell) => typesetter.inlines(cell))
  return { ...section, head: row(section.head), rows: section.rows.map(row) }
}

/** Converts a table to a Markdown tree. */
export function tableToMarkdown({ align, head, rows }: TableSection, writer: TreeWriter): Table {
  const toRow = (cells: readonly Cell[]) => ({
    type: 'tableRow' as const,
    children: cells.map((cell) => ({ type: 'tableCell' as const, children: writer.text(cell) })),
  })
  return { type: 'table', align: align.map((side) => side ?? null), children: [head, ...rows].map(toRow) }
}

/** Reports cells beyond the number in the head, which GFM ignores, so that their text would be lost. */
export function expectNoSurplus({ children: [head, ...rows] }: Table, { report }: Context): void {
  const columns = head?.children.length ?? 0
  for (const [index, row] of rows.entries()) {
    const surplus = row.children[columns]
    if (!surplus) continue
    const message = sentence`Row ${index + 1} of this table has ${row.children.length} cells, its head has ${columns}.`
    const hint = sentence`Add a column to the head, or delete what is too much; for a | within a cell write \\|.`
    report(placeOf(surplus), 'table-row', message, hint)
  }
}

/** Reads a table. */
export function readTable(node: Table, { context, nextId, text }: BlockReader): TableSection {
  const [head = [], ...all] = node.children.map((row) => row.children.map((cell) => text(cell.children)))
  const rows = all.slice(0, rowsOf(node, head.length, context)).map((cells) => cells.slice(0, head.length))
  const align = (node.align ?? []).map((side) => side ?? undefined)
  return { kind: 'table', id: nextId('table'), place: placeOf(node), align, head, rows }
}

// Each row is filled up to as many cells as the head has, so a wide head and many short rows make millions of cells.
function rowsOf(node: Table, columns: number, { report }: Context): number {
  const rows = node.children.length - 1
  if (columns * (rows + 1) <= LIMITS.tableCells) return rows
  const [has, most] = [columns * (rows + 1), LIMITS.tableCells].map((count) => count.toLocaleString('en'))
  const message = sentence`This table has ${has} cells (${columns} columns in ${rows + 1} rows); at most ${most} are read.`
  report(placeOf(node), 'limit-exceeded', message, sentence`Divide it, or leave out columns.`)
  return 0
}
