import { chartInWords } from '../../lib/chart/chart-words.ts'
import { BAR_HEIGHT, drawBars } from '../../lib/chart/draw-bars.ts'
import { drawLines } from '../../lib/chart/draw-lines.ts'
import { drawSlopes } from '../../lib/chart/draw-slopes.ts'
import { type Drawing, WIDTH } from '../../lib/chart/drawing.ts'
import type { Messages } from '../../lib/language/messages.ts'
import type { Figure } from '../../lib/story/types/chart.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'

/** The drawing of a chart: an SVG image whose accessible name is one sentence. */
export function ChartDrawing({ section, words }: { section: SectionOf<'chart'>; words: Messages }) {
  const { height, axis, grid, bars, lines, points, labels } = draw(section, words)
  const hatch = `${section.id}-hatch`
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={chartInWords(section, words)}>
      {bars.some(({ mark }) => mark === 'forecast') && (
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className="hatch" />
        </pattern>
      )}
      {grid && <path className="grid" d={grid} />}
      <path className="axis" d={axis} />
      {bars.map(({ x, y, width, mark }) => (
        <rect
          key={y}
          className={mark}
          x={x}
          y={y}
          width={width}
          height={BAR_HEIGHT}
          fill={mark === 'forecast' ? `url(#${hatch})` : undefined}
        />
      ))}
      {lines.map(({ path, series, mark }) => (
        <path key={path} className={classOf('line', series, mark)} d={path} />
      ))}
      {points.map(({ x, y, series, mark }) => (
        <circle key={`${series} ${x}`} className={classOf('', series, mark)} cx={x} cy={y} r="4" />
      ))}
      {labels.map(({ x, y, anchor, text }) => (
        <text
          key={`${x} ${y}`}
          x={x}
          y={y}
          className={typeof text === 'string' ? undefined : 'figure'}
          textAnchor={anchor === 'start' ? undefined : anchor}
        >
          {typeof text === 'string' ? text : <FigureText figure={text} />}
        </text>
      ))}
    </svg>
  )
}

/** A number in large digits, with the words before and after it in small letters. */
function FigureText({ figure: { before, digits, after } }: { figure: Figure }) {
  return (
    <>
      {before && <tspan>{before}</tspan>}
      {digits}
      {after && <tspan>{after}</tspan>}
    </>
  )
}

function draw(chart: SectionOf<'chart'>, words: Messages): Drawing {
  switch (chart.form) {
    case 'bar':
      return drawBars(chart, words)
    case 'line':
      return drawLines(chart, words)
    case 'slope':
      return drawSlopes(chart, words)
  }
}

function classOf(kind: string, series: number, mark: Figure['mark']): string | undefined {
  return [kind, series > 0 && 'other', mark].filter(Boolean).join(' ') || undefined
}
