import { between, fill, listParts } from '../../language/format.ts'
import type { Messages } from '../../language/messages.ts'
import { type Chart, type Figure, figureText, plainText } from '../types/section.ts'

/** Adds the mark of a number to its label, unless the number is reported: “2020 (derived)”. */
export function labelInWords(text: string, mark: Figure['mark'], words: Messages): string {
  return mark ? fill(words[MARK_WORDS[mark]], text) : text
}

const MARK_WORDS = { derived: 'derivedMark', forecast: 'forecastMark' } as const
const FORM_WORDS = { bar: 'barChart', line: 'lineChart', slope: 'slopeChart' } as const

/** Describes a chart for readers who cannot see it: its kind, title and unit, and every number with its label. */
export function chartInWords(chart: Chart, words: Messages): string {
  const { form, lang, table, figures } = chart
  const heads = table.head.slice(1).map(plainText)
  const values = figures.flatMap((row, index) =>
    row.map((figure, column) => {
      const label = [plainText(table.rows[index]?.[0] ?? []), ...(row.length > 1 ? [heads[column]] : [])].join(
        between(words.comma),
      )
      return label + words.colon + labelInWords(figureText(figure), figure.mark, words)
    }),
  )
  const about = titleInWords(chart, words)
  const list = listParts(lang, values).map(({ value }) => value)
  return fill(words[FORM_WORDS[form]], about + words.colon + list.join(''))
}

/** The title of a chart with its unit: “Grain (tons)”. */
export function titleInWords(chart: Chart, words: Messages): string {
  const title = plainText(chart.title)
  const unit = unitOf(chart)
  return unit ? fill(words.brackets, title, unit) : title
}

/** The unit of a chart: its `unit`, or the head of its only column of numbers; undefined if it has neither. */
export function unitOf({ unit, table }: Chart): string | undefined {
  const [, only, ...others] = table.head
  return unit ?? (only && others.length === 0 ? plainText(only) : undefined)
}
