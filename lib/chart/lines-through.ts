import { line } from 'd3-shape'
import type { Drawing, Line, Point } from './drawing.ts'

type Place = Omit<Point, 'series'>

const path = line<Place>(
  ({ x }) => x,
  ({ y }) => y,
).digits(2)

/** Makes lines through points. Each is divided where its numbers change between reported, derived and forecast. */
export function linesThrough(series: readonly (readonly Place[])[]): Pick<Drawing, 'lines' | 'points'> {
  return {
    lines: series.flatMap((points, index) => runs(points).map((run) => ({ ...run, series: index }))),
    points: series.flatMap((points, index) => points.map(({ x, y, mark }) => ({ x, y, mark, series: index }))),
  }
}

/** Divides a line by the marks of its numbers. A segment between two numbers has the mark of the less certain one. */
function runs(points: readonly Place[]): Omit<Line, 'series'>[] {
  const stretches = points.slice(1).map((point, index) => ({
    from: index,
    mark: [points[index]?.mark, point.mark].find((mark) => mark === 'forecast') ?? point.mark ?? points[index]?.mark,
  }))
  const starts = stretches.filter(({ mark }, index) => index === 0 || mark !== stretches[index - 1]?.mark)
  return starts.map(({ from, mark }, index) => ({
    path: path(points.slice(from, (starts[index + 1]?.from ?? points.length) + 1)) ?? '',
    mark,
  }))
}
