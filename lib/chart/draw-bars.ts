import type { Messages } from '../language/messages.ts'
import { labelInWords } from '../story/kinds/chart-words.ts'
import { plainText } from '../story/types/section.ts'
import { type Drawing, gutterFor, type Label, NARROWEST, round, WIDTH } from './drawing.ts'
import { type ChartOfPair, figureWidth, fromStart, onScale, scaleOf, ticksBeside, widthOf } from './scale-of.ts'

/** The height of a bar, in units of the drawing. */
export const BAR_HEIGHT = 26

const TOP = 20
const ROW = 64
const BAR = 30 // from the top of a row to its bar; the label is above the bar

const GAP = 8

/**
 * Draws a bar for each row of a chart's table, in reading direction, with its label above and its number at its end.
 */
export function drawBars(chart: ChartOfPair, words: Messages): Drawing {
  const scale = scaleOf(chart, 0, WIDTH)
  const zero = scale(0)
  const rows = chart.figures.flatMap(([figure], index) => {
    if (!figure) return []
    const number = onScale(figure, chart, words)
    const name = labelInWords(plainText(chart.table.rows[index]?.[0] ?? []), figure.mark, words)
    return [{ figure, number, name, end: Math.max(zero, scale(figure.value)) }]
  })
  const place = fromStart(chart.lang)
  const x = (length: number): number => round(place.x(length))
  const height = TOP + ROW * rows.length
  const ticks = ticksBeside(scale, chart)
  // What each number needs beyond the end of the scale on the narrowest screen.
  const beyond = rows.map(({ number, end }) => NARROWEST - (NARROWEST - GAP - figureWidth(number)) / (end / WIDTH))
  return {
    height,
    gutter: gutterFor(Math.max(widthOf(ticks.at(-1)?.text ?? '') / 2, ...beyond)),
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
      ...ticks.map(({ at, text }): Label => ({ x: x(at), y: 13, anchor: at === 0 ? 'start' : 'middle', text })),
      ...rows.flatMap(({ number, name, end }, index): Label[] => {
        const y = TOP + ROW * index + BAR
        return [
          { x: x(0), dx: place.dx(GAP), y: y - 8, anchor: 'start', text: name },
          { x: x(end), dx: place.dx(GAP), y: y + 22, anchor: 'start', text: number },
        ]
      }),
    ],
  }
}
