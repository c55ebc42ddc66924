import type { Table } from 'mdast'
import type { Cell, TableSection } from '../types/chart.ts'
import type { Inline } from '../types/inline.ts'
import { asInlines, type SectionKind, type SectionTypesetter, type TreeWriter } from './section-kind.ts'

/** Tables. */
export const table: SectionKind<TableSection> = {
  example: '| Ship | Tons |\n| --- | ---: |\n| Alba | 900 |',
  facts: (section) => ({
    outline: `table of ${section.rows.length} rows and ${section.head.length} columns`,
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
