import type { Element } from 'hast'
import type { PhrasingContent, Table } from 'mdast'
import { LIMITS } from '../../source/limits.ts'
import { type Context, placeOf } from '../kinds/context.ts'
import type { Cell } from '../types/chart.ts'
import type { Inline } from '../types/inline.ts'
import type { Section, SectionOf } from '../types/section.ts'
import { attributeOf, expectAttributes } from './html-attributes.ts'
import { elementsIn, isBlank } from './html-figures.ts'
import { type HtmlReading, readInlineHtml, reportElement, trimInlines } from './html-inlines.ts'
import type { SectionIds } from './section-ids.ts'

/**
 * Reads a table. A cell that is wider or higher than one is followed by empty cells. The head is the first row if it is in
 * `thead` or has only heads. A caption is a paragraph above the table.
 */
export function readHtmlTable(node: Element, ids: SectionIds, reading: HtmlReading): readonly Section[] {
  const { context } = reading
  const place = placeOf(node)
  const parts = elementsIn(node.children)
  const rows = parts.flatMap((part) => {
    if (part.tagName === 'tr') return [{ row: part, isHead: false }]
    if (PARTS.includes(part.tagName))
      return elementsIn(part.children).map((row) => ({ row, isHead: part.tagName === 'thead' }))
    return ['caption', 'colgroup'].includes(part.tagName) ? [] : reportElement(part, context)
  })
  const grid = toGrid(rows.map(({ row }) => row))
  const columns = Math.max(0, ...grid.map((cells) => cells.length))
  if (columns * grid.length > LIMITS.tableCells) {
    const [has, most] = [columns * grid.length, LIMITS.tableCells].map((count) => count.toLocaleString('en'))
    const message = `This table has ${has} cells; at most ${most} are read.`
    context.report(place, 'limit-exceeded', message, 'Divide it, or leave out columns.')
    return []
  }
  const caption = parts
    .filter(({ tagName }) => tagName === 'caption')
    .map(({ children }) => trimInlines(readInlineHtml(children, reading)))
    .filter((text) => text.length > 0)
    .map((text) => ({ kind: 'paragraph', id: ids.next('paragraph'), place, text }) as const)
  if (columns === 0) return caption
  const read = (cell: Element | undefined): Cell => {
    if (!cell) return []
    if (cell.tagName !== 'td' && cell.tagName !== 'th') return reportElement(cell, context)
    expectAttributes(cell, context)
    return trimInlines(
      readInlineHtml(
        cell.children.filter((child) => !isSpace(child)),
        reading,
      ),
    )
  }
  const cells = grid.map((row) => Array.from({ length: columns }, (_, column) => read(row[column])))
  const isHead = rows[0]?.isHead || grid[0]?.every((cell) => cell?.tagName === 'th')
  const head = (isHead && cells.shift()) || Array.from({ length: columns }, (): Cell => [])
  const align = head.map(() => undefined)
  return [...caption, { kind: 'table', id: ids.next('table'), place, align, head, rows: cells }]
}

const PARTS = ['thead', 'tbody', 'tfoot']

/** Whether a node is a space between two lines of a cell. */
function isSpace(node: Parameters<typeof isBlank>[0]): boolean {
  return isBlank(node) && node.type === 'text' && node.value.includes('\n')
}

// A cell may claim thousands of columns and rows.
const WIDEST = 100

/** Returns the cells of rows by column. A place that a cell of another column or row covers is undefined. */
function toGrid(rows: readonly Element[]): (Element | undefined)[][] {
  const grid: (Element | undefined)[][] = rows.map(() => [])
  const covered = new Set<string>()
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of elementsIn(row.children)) {
      while (covered.has(`${y} ${x}`)) x++
      const [wide, high] = ['colSpan', 'rowSpan'].map((name) =>
        Math.min(WIDEST, Math.max(1, Number(attributeOf(cell, name) ?? 1) || 1)),
      )
      for (let down = 0; down < (high ?? 1) && y + down < rows.length && covered.size < LIMITS.tableCells; down++) {
        for (let right = 0; right < (wide ?? 1); right++) covered.add(`${y + down} ${x + right}`)
      }
      const own = grid[y]
      if (own) own[x] = cell
      x += wide ?? 1
    }
  }
  return grid.map((cells) => Array.from(cells))
}

/** Reports cells beyond the number in the head, which GFM ignores, so that their text would be lost. */
export function expectNoSurplus({ children: [head, ...rows] }: Table, { report }: Context): void {
  const columns = head?.children.length ?? 0
  for (const [index, row] of rows.entries()) {
    const surplus = row.children[columns]
    if (!surplus) continue
    const message = `Row ${index + 1} of this table has ${row.children.length} cells, its head has ${columns}.`
    const hint = 'Add a column to the head, or delete what is too much; for a | within a cell write \\|.'
    report(placeOf(surplus), 'table-row', message, hint)
  }
}

/** Converts a table. */
export function toTable(
  node: Table,
  ids: SectionIds,
  textOf: (nodes: readonly PhrasingContent[]) => Inline[],
  context: Context,
): SectionOf<'table'> {
  const [head = [], ...all] = node.children.map((row) => row.children.map((cell) => textOf(cell.children)))
  const rows = all.slice(0, rowsOf(node, head.length, context)).map((cells) => cells.slice(0, head.length))
  const align = (node.align ?? []).map((side) => side ?? undefined)
  return { kind: 'table', id: ids.next('table'), place: placeOf(node), align, head, rows }
}

// Each row is filled up to as many cells as the head has, so a wide head and many short rows make millions of cells.
function rowsOf(node: Table, columns: number, { report }: Context): number {
  const rows = node.children.length - 1
  if (columns * (rows + 1) <= LIMITS.tableCells) return rows
  const [has, most] = [columns * (rows + 1), LIMITS.tableCells].map((count) => count.toLocaleString('en'))
  const message = `This table has ${has} cells (${columns} columns in ${rows + 1} rows); at most ${most} are read.`
  report(placeOf(node), 'limit-exceeded', message, 'Divide it, or leave out columns.')
  return 0
}
