import type { Messages } from '../language/messages.ts'
import type { Chart } from '../story/types/chart.ts'
import { plainText } from '../story/types/inline.ts'
import { labelInWords } from './chart-words.ts'
import { type Drawing, round, WIDTH } from './drawing.ts'
import { figureWidth, fromStart, scaleOf, ticksBeside } from './scale-of.ts'

const TOP = 20
const ROW = 64
const BAR = 30 // from the top of a row to its bar; the label is above the bar
/** The height of a bar, in units of the drawing. */
export const BAR_HEIGHT = 26
const GAP = 8

/**
 * Draws a bar for each row of a chart's table, in reading direction, with its label above and its number at its end.
 */
export function drawBars(chart: Chart, words: Messages): Drawing {
  const rows = chart.figures.flatMap(([figure], index) =>
    figure ? { figure, label: chart.table.rows[index]?.[0] } : [],
  )
  const room = Math.max(...rows.map(({ figure }) => figureWidth(figure)))
  const scale = scaleOf(chart, 0, Math.max(WIDTH / 3, WIDTH - GAP - room))
  const place = fromStart(chart.lang)
  const x = (length: number): number => round(place(length))
  const height = TOP + ROW * rows.length
  const ticks = ticksBeside(scale, chart)
  const zero = scale(0)
  return {
    height,
    axis: `M${x(zero)} ${TOP}V${height}`,
    grid: ticks.map(({ at }) => (at === zero ? '' : `M${x(at)} ${TOP}V${height}`)).join(''),
    bars: rows.map(({ figure: { value, mark } }, index) => {
      const ends = [x(zero), x(scale(value))]
      const start = Math.min(...ends)
      return { x: start, y: TOP + ROW * index + BAR, width: round(Math.max(...ends) - start), mark }
    }),
    lines: [],
    points: [],
    labels: [
      ...ticks.map(({ at, text }) => ({
        x: x(at),
        y: 13,
        anchor: at === 0 ? ('start' as const) : ('middle' as const),
        text,
      })),
      ...rows.flatMap(({ figure, label = [] }, index) => {
        const y = TOP + ROW * index + BAR
        const end = Math.max(zero, scale(figure.value)) + GAP
        const name = labelInWords(plainText(label), figure.mark, words)
        return [
          { x: x(GAP), y: y - 7, anchor: 'start' as const, text: name },
          { x: x(end), y: y + 22, anchor: 'start' as const, text: figure },
        ]
      }),
    ],
  }
}
