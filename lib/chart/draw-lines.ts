import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { between } from '../language/format.ts'
import type { Messages } from '../language/messages.ts'
import { readFigure } from '../story/kinds/read-figure.ts'
import { type Chart, type Figure, plainText } from '../story/types/section.ts'
import {
  type Drawing,
  gutterFor,
  type Label,
  type Line,
  NARROWEST,
  percentOf,
  round,
  WIDEST,
  WIDTH,
} from './drawing.ts'
import { type ChartOfPair, fromStart, onScale, scaleOf, ticksOf, widthOf } from './scale-of.ts'

/**
 * Draws a line for each column of numbers, with a row for each point in time, and puts the column's name at its end.
 */
export function drawLines(chart: ChartOfPair, words: Messages): Drawing {
  const { table, figures, lang } = chart
  const place = fromStart(lang)
  const x = (length: number): number => round(place.x(length))
  const rows = table.rows.map(([label = []]) => plainText(label))
  const scale = scaleOf(chart, LINES.bottom, LINES.top)
  const ticks = ticksOf(scale, chart)
  const columns = table.head.slice(1).map(plainText)
  const names = columns.map((name, column) => {
    const figure = figures.at(-1)?.[column]
    return besideEachOther([columns.length > 1 && name, figure && inWords(figure, chart, words)], words)
  })
  const gutter = gutterFor(GAP + Math.max(...names.map(widthOf), widthOf(rows.at(-1) ?? '') / 2))
  const first = Math.max(...ticks.map(({ text }) => widthOf(text)), widthOf(rows[0] ?? '') / 2)
  const start = percentOf(first + GAP, gutter)
  const along = places(rows, lang, start)
  const series = columns.map((_, column) =>
    figures.flatMap(({ [column]: figure }, index) =>
      figure ? { x: x(along[index] ?? 0), y: round(scale(figure.value)), figure } : [],
    ),
  )
  return {
    height: LINES.height,
    gutter,
    axis: `M0 ${round(scale(0))}H${WIDTH}`,
    grid: ticks.map(({ at }) => (at === scale(0) ? '' : `M0 ${round(at)}H${WIDTH}`)).join(''),
    bars: [],
    ...linesThrough(series),
    labels: [
      ...ticks.map(({ at, text }): Label => ({ x: x(0), y: round(at) - 4, anchor: 'start', text })),
      ...rowLabels(rows, along, (WIDTH - start) / percentOf(1, gutter)).map((label) => ({ ...label, x: x(label.x) })),
      ...namesBeside({ series, column: -1, names, dx: place.dx(GAP), anchor: 'start' }),
    ],
  }
}

const LINES = { height: 260, top: 30, bottom: 232 }
const SLOPES = { height: 220, top: 40, bottom: 212 }
const GAP = 10
// The least distance between two lines of text.
const LINE_HEIGHT = 16

/** A number of a chart and its place in the drawing. */
interface PlacedFigure {
  readonly x: number
  readonly y: number
  readonly figure: Figure
}

/** Draws a line for each row of a chart's table, from its first number to its second. */
export function drawSlopes(chart: ChartOfPair, words: Messages): Drawing {
  const { table, figures, lang } = chart
  const { height, top, bottom } = SLOPES
  const place = fromStart(lang)
  const heads = table.head.slice(1).map(plainText)
  const [before, after] = [0, 1].map((column) =>
    figures.map(({ [column]: figure }, index) => {
      const name = column === 1 && plainText(table.rows[index]?.[0] ?? [])
      return besideEachOther([figure && inWords(figure, chart, words), name], words)
    }),
  )
  const roomFor = (names: readonly string[] = [], head = '') =>
    Math.max(GAP + Math.max(...names.map(widthOf)), widthOf(head) / 2)
  const gutter = gutterFor(roomFor(after, heads[1]))
  const columns = [percentOf(roomFor(before, heads[0]), gutter), WIDTH].map((length) => round(place.x(length)))
  const scale = scaleOf(chart, bottom, top)
  const series = figures.map((row) =>
    row.map((figure, column) => ({ x: columns[column] ?? 0, y: round(scale(figure.value)), figure })),
  )
  return {
    height,
    gutter,
    axis: `M${columns[0]} 20V${bottom}M${columns[1]} 20V${bottom}`,
    grid: '',
    bars: [],
    ...linesThrough(series),
    labels: [
      ...heads.map((text, column): Label => ({ x: columns[column] ?? 0, y: 13, anchor: 'middle', text })),
      ...namesBeside({ series, column: 0, names: before, dx: place.dx(-GAP), anchor: 'end' }),
      ...namesBeside({ series, column: 1, names: after, dx: place.dx(GAP), anchor: 'start' }),
    ],
  }
}

/** The texts beside points: the points' column in each series, and a text for each series. */
interface Names extends Pick<Label, 'dx' | 'anchor'> {
  readonly series: readonly (readonly PlacedFigure[])[]
  readonly column: number
  readonly names: readonly string[] | undefined
}

/** The labels beside points, in the colours of their lines, moved apart where they would touch. */
function namesBeside({ series, column, names = [], ...rest }: Names): Label[] {
  const heights = spread(series.map((points) => (points.at(column)?.y ?? 0) + 5))
  return series.map((points, index) => {
    return { ...rest, x: points.at(column)?.x ?? 0, y: heights[index] ?? 0, text: names[index] ?? '', series: index }
  })
}

function inWords(figure: Figure, chart: Chart, words: Messages): string {
  const { before, digits, after } = onScale(figure, chart, words)
  return before + digits + after
}

function besideEachOther(texts: readonly (string | false | undefined)[], words: Messages): string {
  return texts.filter(Boolean).join(between(words.beside))
}

/**
 * The position of each row on the time axis: to scale if all labels are rising numbers, such as years; otherwise even.
 */
function places(rows: readonly string[], lang: string, start: number): number[] {
  const numbers = rows.flatMap((row) => readFigure(row, lang)?.value ?? [])
  const rising = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
  if (numbers.length === rows.length && rising) {
    const scale = scaleLinear([numbers[0] ?? 0, numbers.at(-1) ?? 0], [start, WIDTH])
    return numbers.map((number) => scale(number))
  }
  const scale = scalePoint([...rows.keys()], [start, WIDTH])
  return rows.map((_, index) => scale(index) ?? start)
}

/** The labels of rows below their points. Those between the first and the last are left out where they have no room. */
function rowLabels(rows: readonly string[], along: readonly number[], room: number): Label[] {
  const last = rows.length - 1
  // The least distance of two neighbours, in parts of the axis's length.
  const length = WIDTH - (along[0] ?? 0)
  const fits = (width: number) =>
    rows.every((text, index) => {
      const distance = index === 0 ? Number.POSITIVE_INFINITY : (along[index] ?? 0) - (along[index - 1] ?? 0)
      return (widthOf(text) + widthOf(rows[index - 1] ?? '')) / 2 + GAP <= (distance / length) * width
    })
  const wide = !fits(room)
  const all = !wide || fits(room + WIDEST - NARROWEST)
  return rows.flatMap((text, index): Label[] => {
    const isOuter = index === 0 || index === last
    if (!all && !isOuter) return []
    return [{ x: along[index] ?? 0, y: LINES.height - 8, anchor: 'middle', text, wide: wide && !isOuter }]
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

/** Moves heights apart if two are closer than a line of text, each no further than necessary, and none off the top. */
function spread(heights: readonly number[]): number[] {
  const moved = [...heights]
  const order = [...heights.keys()].toSorted((a, b) => (heights[b] ?? 0) - (heights[a] ?? 0))
  let lowest = Number.POSITIVE_INFINITY
  for (const index of order) {
    lowest = Math.min(moved[index] ?? 0, lowest - LINE_HEIGHT)
    moved[index] = lowest
  }
  let highest = 0
  for (const index of order.toReversed()) {
    highest = Math.max(moved[index] ?? 0, highest + LINE_HEIGHT)
    moved[index] = highest
  }
  return moved
}
