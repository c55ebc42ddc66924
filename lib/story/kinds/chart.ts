import type { Table } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import {
  CHART_FORMS,
  CHART_MARKS,
  type Chart,
  type Figure,
  figureText,
  plainText,
  type SectionBase,
  type SectionOf,
} from '../types/section.ts'
import { labelInWords, titleInWords } from './chart-words.ts'
import { isFraction, readFigure } from './read-figure.ts'
import { asInlines, type BlockReader, type Context, type SectionKind } from './section-kind.ts'
import { readTable, rowTexts, tableToMarkdown, typesetTable } from './table.ts'

declare module '../types/section.ts' {
  interface SectionTypes {
    chart: SectionBase & Chart & { readonly kind: 'chart' }
  }
}

const COLUMNS =
  '\n| Year | Herring | Cod |\n| --- | ---: | ---: |\n| 2024 | 900 | 400 |\n| 2025 | 1,100 | 300 |\n\nSource: the log.\n:::'

/** Charts, drawn from the numbers of a table. */
export const chart: SectionKind<SectionOf<'chart'>> = {
  example: ':::chart[The catch]{kind=bar}\n| Year | Tons |\n| --- | ---: |\n| 2024 | 900 |\n\nSource: the log.\n:::',
  variants: {
    'bar chart':
      ':::chart[The catch]{kind=bar unit="tons"}\n| Year | Tons |\n| --- | ---: |\n| 2024 | 900 |\n\nSource: the log.\n:::',
    'line chart': `:::chart[The catch]{kind=line unit="tons"}${COLUMNS}`,
    'slope chart': `:::chart[The catch]{kind=slope unit="tons"}${COLUMNS}`,
  },
  blocks: { chart: readChart },
  facts: ({ form, figures, title, unit, finding, table, source }) => ({
    outline: sentence`${form} chart of ${figures.flat().map(numberIn).join(', ')}`,
    texts: [...(finding ? [asInlines(finding)] : []), title, asInlines(unit), ...rowTexts(table), source],
  }),
  typeset: (section, typesetter) => ({
    ...section,
    title: typesetter.inlines(section.title),
    unit: section.unit && typesetter.text(section.unit),
    ...(section.finding ? { finding: typesetter.text(section.finding) } : {}),
    table: typesetTable(section.table, typesetter),
    source: typesetter.inlines(section.source),
  }),
  // Its title, its table and its source. In Markdown it is as its author wrote it, except for fractions. In HTML the
  // attributes draw nothing, so the title names the unit, and each number says whether it is derived or forecast.
  toMarkdown: (section, writer) => {
    const { form, title, unit, finding, named, figures, source } = section
    const table = tableToMarkdown(section.table, writer)
    for (const [row, { children }] of table.children.slice(1).entries()) {
      for (const [column, cell] of children.entries()) {
        const figure = figures[row]?.[column - 1]
        if (!figure) continue
        if (isFraction(figure)) cell.children = [{ type: 'text', value: figureText(figure) }]
        if (!figure.mark) continue
        const value = labelInWords(figureText(figure), figure.mark, writer.words)
        cell.data = { hChildren: [{ type: 'text', value }] }
      }
    }
    const value = titleInWords(section, writer.words)
    const data = { directiveLabel: true, hName: 'h2', hChildren: [{ type: 'text' as const, value }] }
    return {
      type: 'containerDirective',
      name: 'chart',
      attributes: { kind: form, ...(unit ? { unit } : {}), ...(finding ? { finding } : {}), ...named },
      data: { hName: 'aside', hProperties: {} },
      children: [
        { type: 'paragraph', data, children: writer.text(title) },
        table,
        { type: 'paragraph', children: writer.text(source) },
      ],
    }
  },
}

/** A chart's number, independent of how its language writes it. */
function numberIn({ value, mark }: Figure): string {
  return `${Math.round(value * 1e6) / 1e6}${mark ? ` (${mark})` : ''}`
}

/**
 * Reads a `:::chart` block: its title in square brackets, its attributes in curly ones, a table, and a line for the
 * source. Reports every problem.
 * @returns undefined if the block does not begin with a table
 */
function readChart(node: ContainerDirective, reader: BlockReader): SectionOf<'chart'> | undefined {
  const { context } = reader
  const place = placeOf(node)
  const id = reader.nextId('chart')
  const { kind, unit, finding, derived, forecast, ...others } = node.attributes ?? {}
  const form = CHART_FORMS.find((name) => name === kind)
  if (!form) {
    const message = kind
      ? sentence`There is no chart of the kind “${kind}”.`
      : sentence`This chart does not say how to draw it.`
    context.report(place, 'chart-kind', message, kind ? suggest(kind, CHART_FORMS) : sentence`Write ${'{kind=bar}'}.`)
  }
  for (const name of Object.keys(others)) {
    const message = sentence`A chart has no attribute “${name}”.`
    context.report(place, 'markdown-unsupported', message, suggest(name, ATTRIBUTES))
  }
  const [label, ...rest] = node.children
  const isTitled = label?.type === 'paragraph' && Boolean(label.data?.directiveLabel)
  const title = isTitled ? reader.text(label.children) : []
  if (!isVisible(plainText(title))) {
    context.report(
      place,
      'chart-title',
      sentence`This chart has no title.`,
      sentence`Write it in square brackets: ${':::chart[Title]'}.`,
    )
  }
  const [data, source, ...extra] = isTitled ? rest : node.children
  if (data?.type !== 'table') {
    context.report(data ? placeOf(data) : place, 'chart-table', sentence`A chart begins with its table.`, example())
    return undefined
  }
  const isSourced = source?.type === 'paragraph'
  if (!isSourced) {
    const message = sentence`This chart does not name its source.`
    context.report(placeOf(data), 'chart-source', message, sentence`Write it under the table, after an empty line.`)
  }
  for (const block of isSourced ? extra : [source, ...extra].filter((block) => block !== undefined)) {
    context.report(
      placeOf(block),
      'chart-table',
      sentence`A chart contains one table and one line for its source.`,
      example(),
    )
  }
  const named = { ...(derived ? { derived } : {}), ...(forecast ? { forecast } : {}) }
  const table = readTable(data, reader.inside(id))
  return {
    kind: 'chart',
    id,
    place,
    form: form ?? 'bar',
    lang: context.lang,
    title,
    unit: unit?.trim() || undefined,
    ...(finding?.trim() ? { finding: finding.trim() } : {}),
    table,
    figures: readFigures({ form: form ?? 'bar', node: data, table, named }, context),
    named,
    source: isSourced ? reader.text(source.children) : [],
  }
}

const ATTRIBUTES = ['kind', 'unit', 'finding', ...CHART_MARKS] as const
const example = () => sentence`Write :::chart[Title]{kind=bar}, a table, an empty line and “Source: …”.`

/**
 * The limits of each kind of chart: columns of numbers and rows (least and most), and letters in a label. Chinese,
 * Japanese and Korean letters count twice, because they are twice as wide.
 */
const ROOM = {
  bar: { columns: [1, 1], rows: [1, 12], letters: 44 },
  line: { columns: [1, 4], rows: [2, 60], letters: 24 },
  slope: { columns: [2, 2], rows: [1, 8], letters: 20 },
} as const

const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/gu

/** A chart's table, both as a syntax tree, for places, and as a section, for words. */
interface ChartTable {
  readonly form: Chart['form']
  readonly node: Table
  readonly table: SectionOf<'table'>
  /** The labels of rows and columns whose numbers are derived or forecast, separated by semicolons. */
  readonly named: Chart['named']
}

/** Reads the numbers of a chart's table, row by row. */
function readFigures(chart: ChartTable, context: Context): Figure[][] {
  const { form, node, table } = chart
  const heads = table.head.slice(1).map(plainText)
  const labels = table.rows.map(([label = []]) => plainText(label))
  const placeIn = (row: number, column: number) => {
    const cell = node.children[row]?.children[column]
    return placeOf(cell?.children[0] ?? cell ?? node)
  }
  checkShape(chart, context)
  const checkLabel = (label: string, row: number, column: number) => {
    const letters = [...label].length + (label.match(WIDE)?.length ?? 0)
    if (label && letters <= ROOM[form].letters) return
    const message = label ? sentence`The label “${label}” has no room in the drawing.` : sentence`This label is empty.`
    const hint = sentence`Here is room for ${ROOM[form].letters} letters, or half as many wide ones.`
    context.report(placeIn(row, column), 'chart-label', message, hint)
  }
  if (form !== 'bar') heads.forEach((label, column) => void checkLabel(label, 0, column + 1))
  labels.forEach((label, row) => void checkLabel(label, row + 1, 0))
  const marks = readMarks(chart, [...labels, ...heads], context)
  return table.rows.map(([, ...cells], row) =>
    cells.map((cell, column) => {
      const mark = marks.get(labels[row] ?? '') ?? marks.get(heads[column] ?? '')
      const figure = readFigure(plainText(cell), context.lang)
      if (figure) return { ...figure, mark }
      const message = sentence`“${plainText(cell)}” is not one number.`
      const hint = sentence`Write one, such as 28, about 28 or 1/3.`
      context.report(placeIn(row + 1, column + 1), 'chart-number', message, hint)
      return { value: 0, digits: '', before: '', after: '', mark }
    }),
  )
}

function checkShape({ form, node, table }: ChartTable, context: Context): void {
  const { columns, rows } = ROOM[form]
  const report = (place: Parameters<typeof placeOf>[0], message: string) =>
    context.report(placeOf(place), 'chart-table', message)
  const numbers = table.head.length - 1
  if (!isWithin(numbers, columns))
    report(
      node,
      sentence`A ${form} chart needs ${range(columns)} columns of numbers after the labels; here are ${numbers}.`,
    )
  if (!isWithin(table.rows.length, rows))
    report(node, sentence`A ${form} chart has room for ${range(rows)} rows; here are ${table.rows.length}.`)
  for (const row of node.children.filter(({ children }) => children.length !== table.head.length)) {
    report(row, sentence`This row has ${row.children.length} cells, the head of the table has ${table.head.length}.`)
  }
}

function readMarks({ node, named }: ChartTable, labels: readonly string[], context: Context) {
  const marks = new Map<string, Figure['mark']>()
  for (const mark of CHART_MARKS) {
    for (const name of named[mark]?.split(';').map((name) => name.trim()) ?? []) {
      marks.set(name, mark)
      if (labels.includes(name)) continue
      const message = sentence`“${name}”, to be marked as ${mark}, is not a label of the table.`
      context.report(placeOf(node), 'chart-mark', message, suggest(name, labels))
    }
  }
  return marks
}

function isWithin(number: number, [least, most]: readonly [number, number]): boolean {
  return number >= least && number <= most
}

function range([least, most]: readonly [number, number]): string {
  return least === most ? String(least) : sentence`${least} to ${most}`
}
