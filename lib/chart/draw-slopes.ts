import { between } from '../language/fill.ts'
import type { Messages } from '../language/messages.ts'
import { type Chart, figureText } from '../story/types/chart.ts'
import { plainText } from '../story/types/inline.ts'
import { type Drawing, type Label, round, WIDTH } from './drawing.ts'
import { linesThrough } from './lines-through.ts'
import { fromStart, scaleOf } from './scale-of.ts'
import { spread } from './spread.ts'

const HEIGHT = 220
const TOP = 40
const BOTTOM = 212
const FIRST = 64
const SECOND = WIDTH - 128
const GAP = 8

/** Draws a line for each row of a chart's table, from its first number to its second. */
export function drawSlopes(chart: Chart, words: Messages): Drawing {
  const { table, figures, lang } = chart
  const place = fromStart(lang)
  const columns = [FIRST, SECOND].map((length) => round(place(length)))
  const scale = scaleOf(chart, BOTTOM, TOP)
  const series = figures.map((row) =>
    row.map((figure, column) => ({
      x: columns[column] ?? 0,
      y: round(scale(figure.value)),
      mark: figure.mark,
      figure,
    })),
  )
  const beside = (column: number): Label[] => {
    const heights = spread(series.map((points) => (points[column]?.y ?? 0) + 4))
    const x = round(place(column === 0 ? FIRST - GAP : SECOND + GAP))
    return series.map((points, index) => {
      const figure = points[column]?.figure
      const name = column === 0 ? [] : [plainText(table.rows[index]?.[0] ?? [])]
      return {
        x,
        y: heights[index] ?? 0,
        anchor: column === 0 ? 'end' : 'start',
        text: [figure && figureText(figure), ...name].join(between(words.beside)),
      }
    })
  }
  const heads = table.head.slice(1).map((head, column): Label => {
    return { x: columns[column] ?? 0, y: 13, anchor: 'middle', text: plainText(head) }
  })
  return {
    height: HEIGHT,
    axis: `M${columns[0]} 20V${BOTTOM}M${columns[1]} 20V${BOTTOM}`,
    grid: '',
    bars: [],
    ...linesThrough(series),
    labels: [...heads, ...beside(0), ...beside(1)],
  }
}
