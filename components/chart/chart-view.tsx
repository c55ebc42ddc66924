import { BAR_HEIGHT, drawBars } from '../../lib/chart/draw-bars.ts'
import { drawLines, drawSlopes } from '../../lib/chart/draw-lines.ts'
import { em, WIDTH } from '../../lib/chart/drawing.ts'
import type { Messages } from '../../lib/language/messages.ts'
import { chartInWords, labelInWords, unitOf } from '../../lib/story/kinds/chart-words.ts'
import { type Cell, type Figure, figureText, type SectionOf } from '../../lib/story/types/section.ts'
import { ByWords, Headline } from '../headline/headline.tsx'
import { Inlines, named, Table, type TextProps } from '../text/text.tsx'
import './chart.css'

/**
 * A chart: its finding, its title, the drawing, its numbers as a table that readers can open, and its source.
 * @param beside the chart that is beside it in a wide window and has the same scale
 */
export function ChartView(props: { section: SectionOf<'chart'>; beside?: Beside } & TextProps) {
  const { section, words, lang, beside } = props
  const { id, title, finding, table, source } = section
  const unit = unitOf(section)
  const [only, ...more] = title
  return (
    <figure {...named(section)} className={classOfFigure(section, beside)} aria-labelledby={`${id}-title`}>
      {finding && (
        <p className="finding">
          <Headline text={finding} lang={lang} />
        </p>
      )}
      <p id={`${id}-title`}>
        <b>
          {only?.kind === 'text' && more.length === 0 ? (
            <ByWords text={only.text} lang={lang} />
          ) : (
            <Inlines text={title} words={words} lang={lang} />
          )}
        </b>
      </p>
      {unit && <p>{unit}</p>}
      <ChartDrawing section={section} words={words} beside={beside} />
      <details>
        <summary>{words.showNumbers}</summary>
        <Table section={{ ...table, rows: markedRows(section, words) }} words={words} lang={lang} />
      </details>
      <figcaption>
        <Inlines text={source} words={words} lang={lang} />
      </figcaption>
    </figure>
  )
}

/** Returns the rows of the table. A number that is not a reported one is labelled, for example as a forecast. */
function markedRows({ table, figures }: SectionOf<'chart'>, words: Messages): readonly (readonly Cell[])[] {
  return table.rows.map((row, index) =>
    row.map((cell, column): Cell => {
      const figure = figures[index]?.[column - 1]
      return figure ? [{ kind: 'text', text: labelInWords(figureText(figure), figure.mark, words) }] : cell
    }),
  )
}

function classOfFigure({ place }: SectionOf<'chart'>, beside: Beside): string {
  if (!beside) return 'chart'
  return place.line < beside.place.line ? 'chart abreast' : 'chart abreast second'
}

type Beside = SectionOf<'chart'> | undefined

const DRAW = { bar: drawBars, line: drawLines, slope: drawSlopes }

/** The drawing of a chart: an SVG image whose accessible name is one sentence. Both of a pair have the same gutter. */
function ChartDrawing(props: { section: SectionOf<'chart'>; words: Messages; beside: Beside }) {
  const { section, words, beside } = props
  const draw = DRAW[section.form]
  const { height, axis, grid, bars, lines, points, labels, ...own } = draw({ ...section, beside }, words)
  const gutter = beside ? Math.max(own.gutter, draw({ ...beside, beside: section }, words).gutter) : own.gutter
  const hatch = `${section.id}-hatch`
  return (
    <svg className={`gutter${gutter}`} height={em(height)} role="img" aria-label={chartInWords(section, words)}>
      {bars.some(({ mark }) => mark === 'forecast') && (
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className="hatch" />
        </pattern>
      )}
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the drawing around it has a name */}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none">
        {grid && <path className="grid" d={grid} />}
        <path className="axis" d={axis} />
        {lines.map(({ path, series, mark }) => (
          <path key={path} className={classOf('line', series, mark)} d={path} />
        ))}
      </svg>
      {bars.map(({ x, y, width, mark }) => (
        <rect
          key={y}
          className={mark}
          x={`${x}%`}
          y={em(y)}
          width={`${width}%`}
          height={em(BAR_HEIGHT)}
          fill={mark === 'forecast' ? `url(#${hatch})` : undefined}
        />
      ))}
      {points.map(({ x, y, series, mark }) => (
        <circle key={`${series} ${x}`} className={classOf('', series, mark)} cx={`${x}%`} cy={em(y)} r="4" />
      ))}
      {labels.map(({ x, dx, y, anchor, text, series, wide }) => (
        <text
          key={`${x} ${y}`}
          x={`${x}%`}
          y={em(y)}
          dx={dx && em(dx)}
          className={series === undefined ? (wide ? 'wide' : undefined) : classOf('series', series, undefined)}
          textAnchor={anchor === 'start' ? undefined : anchor}
        >
          {typeof text === 'string' ? (
            text
          ) : (
            <>
              {text.before}
              <tspan>{text.digits}</tspan>
              {text.after}
            </>
          )}
        </text>
      ))}
    </svg>
  )
}

function classOf(kind: string, series: number, mark: Figure['mark']): string | undefined {
  return [kind, series > 0 && 'compared', mark].filter(Boolean).join(' ') || undefined
}
