import type { Figure } from '../story/types/section.ts'

/** The width of a drawing within its gutter, in percent: a drawing is as wide as its column, its text never scales. */
export const WIDTH = 100

type Mark = Figure['mark']

/** The least width of a drawing with its gutter, in units. A unit is a thirteenth of the font size. */
export const NARROWEST = 300

/** The width of a drawing in a story’s column on a wide screen, in units. */
export const WIDEST = 600

/** The gutters at the end of a drawing, in units of the font size; `tailwind.config.ts` makes a rule for each. */
export const GUTTERS = [2, 4, 6, 8, 10, 12, 16]
const UNITS = 13

/** A chart as shapes, mirrored if the language is written from right to left. Each x is in percent, each y in units. */
export interface Drawing {
  readonly height: number
  /** The space at its end for labels, in units of the font size. */
  readonly gutter: number
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

/** A text in the drawing: words, or a number in large digits with the words around it. */
export interface Label {
  readonly x: number
  /** Its distance from x, in units. */
  readonly dx?: number
  readonly y: number
  /** The part of the text that is at x, in the direction of reading. */
  readonly anchor: 'start' | 'middle' | 'end'
  readonly text: string | WrittenNumber
  /** The line that it names. */
  readonly series?: number
  /** Whether it has room on wide screens only. */
  readonly wide?: boolean
}

/** A number as a label shows it. */
export type WrittenNumber = Pick<Figure, 'before' | 'digits' | 'after'>

/** Rounds a length to a hundredth of a unit, which is less than any screen shows. */
export function round(length: number): number {
  return Math.round(length * 100) / 100
}

/** Converts units to font sizes. */
export function em(units: number): string {
  return `${round(units / UNITS)}em`
}

/** The narrowest gutter with room for a length in units. */
export function gutterFor(units: number): number {
  return GUTTERS.find((gutter) => gutter * UNITS >= units) ?? 16
}

/** The part of a drawing's width, in percent, that a length in units takes on the narrowest screen. */
export function percentOf(units: number, gutter: number): number {
  return (units / (NARROWEST - gutter * UNITS)) * WIDTH
}
