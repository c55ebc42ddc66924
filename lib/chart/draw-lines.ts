import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { between } from '../language/fill.ts'
import type { Messages } from '../language/messages.ts'
import { readFigure } from '../story/read/read-figure.ts'
import { type Chart, type Figure, figureText } from '../story/types/chart.ts'
import { plainText } from '../story/types/inline.ts'
import { type Drawing, type Label, type Line, round, WIDTH } from './drawing.ts'
import { fromStart, scaleOf, ticksOf, widthOf } from './scale-of.ts'

const LINES = { height: 200, top: 30, bottom: 172, start: 40, end: WIDTH - 8 }
const SLOPES = { height: 220, top: 40, bottom: 212, start: 64, end: WIDTH - 128, gap: 8 }
// The least distance between two lines of text.
const LINE_HEIGHT = 16

/** A number of a chart and its place in the drawing. */
interface PlacedFigure {
  readonly x: number
  readonly y: number
  readonly figure: Figure
}

/**
 * Draws a line for each column of numbers, with a row for each point in time, and puts the column's name at its end.
 */
export function drawLines(chart: Chart, words: Messages): Drawing {
  const { table, figures, lang } = chart
  const place = fromStart(lang)
  const x = (length: number): number => round(place(length))
  const rows = table.rows.map(([label = []]) => plainText(label))
  const along = places(rows, lang)
  const scale = scaleOf(chart, LINES.bottom, LINES.top)
  const ticks = ticksOf(scale, chart)
  const names = table.head.slice(1).map(plainText)
  const series = names.map((_, column) =>
    figures.flatMap(({ [column]: figure }, index) =>
      figure ? { x: x(along[index] ?? 0), y: round(scale(figure.value)), figure } : [],
    ),
  )
  const ends = spread(series.map((points) => (points.at(-1)?.y ?? 0) - 8))
  return {
    height: LINES.height,
    axis: `M0 ${round(scale(0))}H${WIDTH}`,
    grid: ticks.map(({ at }) => (at === scale(0) ? '' : `M0 ${round(at)}H${WIDTH}`)).join(''),
    bars: [],
    ...linesThrough(series),
    labels: [
      ...ticks.map(({ at, text }): Label => ({ x: x(0), y: round(at) - 4, anchor: 'start', text })),
      ...rowLabels(rows, along).map((label) => ({ ...label, x: x(label.x) })),
      ...series.map((points, index): Label => {
        const figure = points.at(-1)?.figure
        const text = [...(series.length > 1 ? [names[index]] : []), figure && figureText(figure)]
        return { x: x(LINES.end), y: ends[index] ?? 0, anchor: 'end', text: text.join(between(words.beside)) }
      }),
    ],
  }
}

/** Draws a line for each row of a chart's table, from its first number to its second. */
export function drawSlopes(chart: Chart, words: Messages): Drawing {
  const { table, figures, lang } = chart
  const { height, top, bottom, start, end, gap } = SLOPES
  const place = fromStart(lang)
  const columns = [start, end].map((length) => round(place(length)))
  const scale = scaleOf(chart, bottom, top)
  const series = figures.map((row) =>
    row.map((figure, column) => ({ x: columns[column] ?? 0, y: round(scale(figure.value)), figure })),
  )
  const beside = (column: number): Label[] => {
    const heights = spread(series.map((points) => (points[column]?.y ?? 0) + 4))
    const x = round(place(column === 0 ? start - gap : end + gap))
    return series.map((points, index) => {
      const figure = points[column]?.figure
      const name = column === 0 ? [] : [plainText(table.rows[index]?.[0] ?? [])]
      const text = [figure && figureText(figure), ...name].join(between(words.beside))
      return { x, y: heights[index] ?? 0, anchor: column === 0 ? 'end' : 'start', text }
    })
  }
  const heads = table.head.slice(1).map((head, column): Label => {
    return { x: columns[column] ?? 0, y: 13, anchor: 'middle', text: plainText(head) }
  })
  return {
    height,
    axis: `M${columns[0]} 20V${bottom}M${columns[1]} 20V${bottom}`,
    grid: '',
    bars: [],
    ...linesThrough(series),
    labels: [...heads, ...beside(0), ...beside(1)],
  }
}

/**
 * The position of each row on the time axis: to scale if all labels are rising numbers, such as years; otherwise even.
 */
function places(rows: readonly string[], lang: string): number[] {
  const { start, end } = LINES
  const numbers = rows.flatMap((row) => readFigure(row, lang)?.value ?? [])
  const rising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
  if (numbers.length === rows.length && rising) {
    const scale = scaleLinear([numbers[0] ?? 0, numbers.at(-1) ?? 0], [start, end])
    return numbers.map((number) => scale(number))
  }
  const scale = scalePoint([...rows.keys()], [start, end])
  return rows.map((_, index) => scale(index) ?? start)
}

/** The labels of all rows, or only of the first and the last if there is no room for all. */
function rowLabels(rows: readonly string[], along: readonly number[]): Label[] {
  const all = rows.reduce((sum, row) => sum + widthOf(row) + 14, 0) < LINES.end - LINES.start
  const last = rows.length - 1
  return rows.flatMap((text, index): Label[] => {
    if (!all && index > 0 && index < last) return []
    const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle'
    return [{ x: along[index] ?? 0, y: LINES.height - 8, anchor, text }]
  })
}

const path = line<PlacedFigure>(
  ({ x }) => x,
  ({ y }) => y,
).digits(2)

/** Makes lines through points. Each is divided where its numbers change between reported, derived and forecast. */
function linesThrough(series: readonly (readonly PlacedFigure[])[]): Pick<Drawing, 'lines' | 'points'> {
  return {
    lines: series.flatMap((points, index) => runs(points).map((run) => ({ ...run, series: index }))),
    points: series.flatMap((points, index) =>
      points.map(({ x, y, figure: { mark } }) => ({ x, y, mark, series: index })),
    ),
  }
}

/** Divides a line by the marks of its numbers. A segment between two numbers has the mark of the less certain one. */
function runs(points: readonly PlacedFigure[]): Omit<Line, 'series'>[] {
  const segments = points.slice(1).map(({ figure }, index) => {
    const before = points[index]?.figure.mark
    return { from: index, mark: before === 'forecast' ? before : (figure.mark ?? before) }
  })
  const starts = segments.filter(({ mark }, index) => index === 0 || mark !== segments[index - 1]?.mark)
  return starts.map(({ from, mark }, index) => ({
    path: path(points.slice(from, (starts[index + 1]?.from ?? points.length) + 1)) ?? '',
    mark,
  }))
}

/** Moves heights apart if two are closer than a line of text, each no further than necessary. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((height, index) => ({ height, index })).toSorted((a, b) => b.height - a.height)
  const moved = [...heights]
  let lowest = Number.POSITIVE_INFINITY
  for (const { height, index } of order) {
    lowest = Math.min(height, lowest - LINE_HEIGHT)
    moved[index] = lowest
  }
  return moved
}
