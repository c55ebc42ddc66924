import type { Figure } from '../story/types/chart.ts'

type Mark = Figure['mark']

/** The width of every chart, in units of the drawing. On a phone 320 pixels wide, a unit is about one pixel. */
export const WIDTH = 300

/** A chart as shapes in an area of WIDTH by `height`, mirrored if the language is written from right to left. */
export interface Drawing {
  readonly height: number
  /** The zero line, and the lines of the other ticks, as SVG paths. */
  readonly axis: string
  readonly grid: string
  /** Bars, from zero to their number. */
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly mark: Mark }[]
  readonly lines: readonly Line[]
  /** The numbers on lines. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly series: number; readonly mark: Mark }[]
  readonly labels: readonly Label[]
}

/** A part of a line whose numbers all have the same mark. */
export interface Line {
  readonly path: string
  readonly series: number
  readonly mark: Mark
}

/** A text in the drawing: words, or a number in large digits. */
export interface Label {
  readonly x: number
  readonly y: number
  /** The part of the text that is at x, in the direction of reading. */
  readonly anchor: 'start' | 'middle' | 'end'
  readonly text: string | Figure
}

/** Rounds a length to a hundredth of a unit, which is less than any screen shows. */
export function round(length: number): number {
  return Math.round(length * 100) / 100
}
