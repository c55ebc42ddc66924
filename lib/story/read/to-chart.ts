import type { Paragraph, Table } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import { CHART_FORMS, CHART_MARKS, type Chart } from '../types/chart.ts'
import { type Inline, plainText } from '../types/inline.ts'
import type { SectionOf } from '../types/section.ts'
import { type Context, placeOf } from './context.ts'
import { readFigures } from './read-figures.ts'

const ATTRIBUTES = ['kind', 'unit', ...CHART_MARKS] as const
const EXAMPLE = 'Write :::chart[Title]{kind=bar}, a table, an empty line and “Source: …”.'

/** The functions that read the parts of a chart, as elsewhere in a story. */
export interface ChartParts {
  readonly context: Context
  text(nodes: Paragraph['children']): readonly Inline[]
  table(node: Table): SectionOf<'table'>
}

/**
 * Reads a `:::chart` block: its title in square brackets, its attributes in curly ones, a table, and a line for the
 * source. Reports every problem.
 * @returns undefined if the block does not begin with a table
 */
export function toChart(node: ContainerDirective, { context, text, table }: ChartParts): Chart | undefined {
  const place = placeOf(node)
  const { kind, unit, derived, forecast, ...others } = node.attributes ?? {}
  const form = CHART_FORMS.find((name) => name === kind)
  if (!form) {
    const message = kind ? `There is no chart of the kind “${kind}”.` : 'This chart does not say how to draw it.'
    context.report(place, 'chart-kind', message, kind ? suggest(kind, CHART_FORMS) : 'Write {kind=bar}.')
  }
  for (const name of Object.keys(others)) {
    const message = `A chart has no attribute “${name}”.`
    context.report(place, 'markdown-unsupported', message, suggest(name, ATTRIBUTES))
  }
  const [label, ...rest] = node.children
  const isTitled = label?.type === 'paragraph' && Boolean(label.data?.directiveLabel)
  const title = isTitled ? text(label.children) : []
  if (!isVisible(plainText(title))) {
    context.report(place, 'chart-title', 'This chart has no title.', 'Write it in square brackets: :::chart[Title].')
  }
  const [data, source, ...extra] = isTitled ? rest : node.children
  if (data?.type !== 'table') {
    context.report(data ? placeOf(data) : place, 'chart-table', 'A chart begins with its table.', EXAMPLE)
    return undefined
  }
  const isSourced = source?.type === 'paragraph'
  if (!isSourced) {
    const message = 'This chart does not name its source.'
    context.report(placeOf(data), 'chart-source', message, 'Write it under the table, after an empty line.')
  }
  for (const block of isSourced ? extra : [source, ...extra].filter((block) => block !== undefined)) {
    context.report(placeOf(block), 'chart-table', 'A chart holds one table and one line for its source.', EXAMPLE)
  }
  const named = { ...(derived ? { derived } : {}), ...(forecast ? { forecast } : {}) }
  const read = table(data)
  return {
    form: form ?? 'bar',
    lang: context.lang,
    title,
    unit: unit?.trim() || undefined,
    table: read,
    figures: readFigures({ form: form ?? 'bar', node: data, table: read, named }, context),
    named,
    source: isSourced ? text(source.children) : [],
  }
}
