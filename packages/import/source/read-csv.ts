/**
 * Reads a table of comma-separated values (RFC 4180): the first line has the names of the columns, and quoted values
 * may have commas, line ends and doubled quotation marks. Semicolons and tabs separate values too, where the first line
 * has more of them than commas.
 * @returns each row with the line at which it begins
 */
export function readCsv(text: string): { readonly line: number; readonly values: Readonly<Record<string, string>> }[] {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')))
  const count = (sign: string) => first.split(sign).length
  const separator = [';', '\t'].find((sign) => count(sign) > count(',')) ?? ','
  const cell = new RegExp(`("(?:[^"]|"")*"|[^\\n${separator}]*)(${separator}|\\n|$)`, 'y')
  const rows: Row[] = []
  let line = 1
  let row: Row = { line, cells: [] }
  while (cell.lastIndex < text.length) {
    const [whole, value = '', end] = cell.exec(text) ?? []
    if (whole === undefined) break
    row.cells.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
    line += whole.split('\n').length - 1
    if (end === separator) continue
    rows.push(row)
    row = { line, cells: [] }
  }
  if (row.cells.length > 0) rows.push(row)
  const [head, ...others] = rows
  return others
    .filter(({ cells }) => cells.some(Boolean))
    .map((each) => ({
      line: each.line,
      values: Object.fromEntries((head?.cells ?? []).map((name, index) => [name.trim(), each.cells[index] ?? ''])),
    }))
}

interface Row {
  readonly line: number
  readonly cells: string[]
}
