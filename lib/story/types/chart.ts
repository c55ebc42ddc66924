import type { Place } from '../../problem/problem.ts'
import type { Inline } from './inline.ts'

/** The properties that every section has. */
export interface SectionBase {
  /**
   * Its name within its story: its kind, and its number among the sections of that kind (`p3`, `quote1-p1`). It is the
   * same in every language of a story. It is also the fragment of a shared link (`#p3`).
   */
  readonly id: string
  /** Whether it is a section of a free translation that no other language has. */
  readonly isOwn?: boolean
  /** The ids of sections that the original has after it, and this free translation does not have. */
  readonly places?: readonly string[] | undefined
  /** The id that the text gives to a picture, a table or a film, to which links lead. */
  readonly anchor?: string | undefined
  /** The line and column at which the section begins in its file. */
  readonly place: Place
}

/** One cell of a table. */
export type Cell = readonly Inline[]

/** The alignment of a table column; undefined follows the language. */
export type Align = 'left' | 'right' | 'center' | undefined

/** A table of a story. */
export interface TableSection extends SectionBase {
  readonly kind: 'table'
  readonly align: readonly Align[]
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The kinds of chart. */
export const CHART_FORMS = ['bar', 'line', 'slope'] as const

/** The marks of numbers that a source does not report, as a chart's attributes name them. */
export const CHART_MARKS = ['derived', 'forecast'] as const

/** A number of a chart as it is written and as it is drawn. */
export interface Figure {
  readonly value: number
  /**
   * The number as written: `4,500`, `1/3` or `۱ از ۳`. `before` and `after` have the words around it: “about ” and “ or
   * so”.
   */
  readonly digits: string
  readonly before: string
  readonly after: string
  /** Undefined for a number that a source reports. */
  readonly mark: (typeof CHART_MARKS)[number] | undefined
}

/** The content of a chart, without its id and its place in the story. */
export interface Chart {
  readonly form: (typeof CHART_FORMS)[number]
  /** The language of its numbers, which decides the direction in which the chart is drawn. */
  readonly lang: string
  readonly title: readonly Inline[]
  /** The unit of the numbers, if the title does not state it. */
  readonly unit: string | undefined
  /** The data as the editor wrote it: labels in the first column, numbers in the others. */
  readonly table: TableSection
  /** The numbers in the table, row by row. */
  readonly figures: readonly (readonly Figure[])[]
  /** The labels of the rows and columns whose numbers have a mark, as the editor wrote them. */
  readonly named: Readonly<Partial<Record<(typeof CHART_MARKS)[number], string>>>
  readonly source: readonly Inline[]
}

/** A number with the words around it, as readers see it. */
export function figureText({ before, digits, after }: Figure): string {
  return before + digits + after
}
