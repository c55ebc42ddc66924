import { labelInWords, unitOf } from '../../lib/chart/chart-words.ts'
import type { Messages } from '../../lib/language/messages.ts'
import { type Cell, figureText } from '../../lib/story/types/chart.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import { Inlines } from '../section/inlines.tsx'
import { Table } from '../section/table-view.tsx'
import { ChartDrawing } from './chart-drawing.tsx'
import './chart.css'

/** A chart: its title, the drawing, its numbers as a table that readers can open, and its source. */
export function ChartView({ section, words }: { section: SectionOf<'chart'>; words: Messages }) {
  const { id, title, table, source } = section
  const unit = unitOf(section)
  return (
    <figure id={id} data-section={id} className="chart" aria-labelledby={`${id}-title`}>
      <p id={`${id}-title`}>
        <b>
          <Inlines text={title} words={words} />
        </b>
      </p>
      {unit && <p>{unit}</p>}
      <ChartDrawing section={section} words={words} />
      <details>
        <summary>{words.showNumbers}</summary>
        <Table section={{ ...table, rows: markedRows(section, words) }} words={words} />
      </details>
      <figcaption>
        <Inlines text={source} words={words} />
      </figcaption>
    </figure>
  )
}

/**
 * Returns the rows of the table. Each number that is not a reported one is labelled with what it is, for example a
 * forecast.
 */
function markedRows({ table, figures }: SectionOf<'chart'>, words: Messages): readonly (readonly Cell[])[] {
  return table.rows.map((row, index) =>
    row.map((cell, column): Cell => {
      const figure = figures[index]?.[column - 1]
      return figure ? [{ kind: 'text', text: labelInWords(figureText(figure), figure.mark, words) }] : cell
    }),
  )
}
