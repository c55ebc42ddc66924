import { type Chart, type Figure, figureText, type SectionBase } from '../types/chart.ts'
import type { SectionOf } from '../types/section.ts'
import { labelInWords, titleInWords } from './chart-words.ts'
import { readChart } from './read-chart.ts'
import { isFraction } from './read-figure.ts'
import { asInlines, type SectionKind } from './section-kind.ts'
import { rowTexts, tableToMarkdown, typesetTable } from './table.ts'

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
  facts: ({ form, figures, title, unit, table, source }) => ({
    outline: `${form} chart of ${figures.flat().map(numberIn).join(', ')}`,
    texts: [title, asInlines(unit), ...rowTexts(table), source],
  }),
  typeset: (section, typesetter) => ({
    ...section,
    title: typesetter.inlines(section.title),
    unit: section.unit && typesetter.text(section.unit),
    table: typesetTable(section.table, typesetter),
    source: typesetter.inlines(section.source),
  }),
  // Its title, its table and its source. In Markdown it is as its author wrote it, except for fractions. In HTML the
  // attributes draw nothing, so the title names the unit, and each number says whether it is derived or forecast.
  toMarkdown: (section, writer) => {
    const { form, title, unit, named, figures, source } = section
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
      attributes: { kind: form, ...(unit ? { unit } : {}), ...named },
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
