import type { ContainerDirective } from 'mdast-util-directive'
import { labelInWords, titleInWords } from '../../chart/chart-words.ts'
import { isFraction } from '../../story/read/read-figure.ts'
import { figureText } from '../../story/types/chart.ts'
import type { SectionOf } from '../../story/types/section.ts'
import { type TreeContext, toTable } from './table-to-mdast.ts'
import { toPhrasing } from './to-phrasing.ts'

/**
 * Converts a chart to its title, its table and its source. In Markdown it is as its author wrote it, except for
 * fractions. In HTML the attributes draw nothing, so the title names the unit, and each number says whether it is
 * derived or forecast.
 */
export function chartToMdast(chart: SectionOf<'chart'>, { refer, words }: TreeContext): ContainerDirective {
  const { form, title, unit, named, figures, source } = chart
  const table = toTable(chart.table, refer)
  for (const [row, { children }] of table.children.slice(1).entries()) {
    for (const [column, cell] of children.entries()) {
      const figure = figures[row]?.[column - 1]
      if (!figure) continue
      if (isFraction(figure)) cell.children = [{ type: 'text', value: figureText(figure) }]
      if (!figure.mark) continue
      const value = labelInWords(figureText(figure), figure.mark, words)
      cell.data = { hChildren: [{ type: 'text', value }] }
    }
  }
  const value = titleInWords(chart, words)
  const data = { directiveLabel: true, hName: 'h2', hChildren: [{ type: 'text' as const, value }] }
  return {
    type: 'containerDirective',
    name: 'chart',
    attributes: { kind: form, ...(unit ? { unit } : {}), ...named },
    data: { hName: 'aside', hProperties: {} },
    children: [
      { type: 'paragraph', data, children: toPhrasing(title, refer) },
      table,
      { type: 'paragraph', children: toPhrasing(source, refer) },
    ],
  }
}
