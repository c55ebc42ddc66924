import { scaleLinear, scalePoint } from 'd3-scale'
import { between } from '../language/fill.ts'
import type { Messages } from '../language/messages.ts'
import { readFigure } from '../story/read/read-figure.ts'
import { type Chart, figureText } from '../story/types/chart.ts'
import { plainText } from '../story/types/inline.ts'
import { type Drawing, type Label, round, WIDTH } from './drawing.ts'
import { linesThrough } from './lines-through.ts'
import { fromStart, scaleOf, ticksOf } from './scale-of.ts'
import { spread } from './spread.ts'
import { widthOf } from './width-of.ts'

const HEIGHT = 200
const TOP = 30
const BOTTOM = 172
const START = 40
const END = WIDTH - 8

/**
 * Draws a line for each column of numbers, with a row for each point in time, and puts the column's name at its end.
 */
export function drawLines(chart: Chart, words: Messages): Drawing {
  const { table, figures, lang } = chart
  const place = fromStart(lang)
  const x = (length: number): number => round(place(length))
  const rows = table.rows.map(([label = []]) => plainText(label))
  const along = places(rows, lang)
  const scale = scaleOf(chart, BOTTOM, TOP)
  const ticks = ticksOf(scale, chart)
  const names = table.head.slice(1).map(plainText)
  const series = names.map((_, column) =>
    figures.flatMap((row, index) => {
      const figure = row[column]
      return figure ? { x: x(along[index] ?? 0), y: round(scale(figure.value)), mark: figure.mark, figure } : []
    }),
  )
  const ends = spread(series.map((points) => (points.at(-1)?.y ?? 0) - 8))
  return {
    height: HEIGHT,
    axis: `M0 ${round(scale(0))}H${WIDTH}`,
    grid: ticks.map(({ at }) => (at === scale(0) ? '' : `M0 ${round(at)}H${WIDTH}`)).join(''),
    bars: [],
    ...linesThrough(series),
    labels: [
      ...ticks.map(({ at, text }): Label => ({ x: x(0), y: round(at) - 4, anchor: 'start', text })),
      ...rowLabels(rows, along).map((label) => ({ ...label, x: x(label.x) })),
      ...series.map((points, index): Label => {
        const figure = points.at(-1)?.figure
        const text = [...(series.length > 1 ? [names[index]] : []), figure && figureText(figure)].join(
          between(words.beside),
        )
        return { x: x(END), y: ends[index] ?? 0, anchor: 'end', text }
      }),
    ],
  }
}

/**
 * The position of each row on the time axis: to scale if all labels are rising numbers, such as years; otherwise even.
 */
function places(rows: readonly string[], lang: string): number[] {
  const numbers = rows.flatMap((row) => readFigure(row, lang)?.value ?? [])
  const rising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
  if (numbers.length === rows.length && rising) {
    const scale = scaleLinear([numbers[0] ?? 0, numbers.at(-1) ?? 0], [START, END])
    return numbers.map((number) => scale(number))
  }
  const scale = scalePoint(
    rows.map((_, index) => index),
    [START, END],
  )
  return rows.map((_, index) => scale(index) ?? START)
}

/** The labels of all rows, or only of the first and the last if there is no room for all. */
function rowLabels(rows: readonly string[], along: readonly number[]): Label[] {
  const all = rows.reduce((sum, row) => sum + widthOf(row) + 14, 0) < END - START
  const last = rows.length - 1
  return rows.flatMap((text, index): Label[] => {
    if (!all && index > 0 && index < last) return []
    const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle'
    return [{ x: along[index] ?? 0, y: HEIGHT - 8, anchor, text }]
  })
}
