import type { Figure } from '../story/types/chart.ts'

/** How wide every chart is, in its own units; on a telephone of 320 pixels a unit is about one pixel. */
export const WIDTH = 300

/** A chart as shapes on a sheet of WIDTH by `height`, mirrored where the language runs from right to left. */
export interface Drawing {
  readonly height: number
  /** The line of nought, and those of the other ticks, as SVG paths. */
  readonly axis: string
  readonly grid: string
  readonly bars: readonly Bar[]
  readonly lines: readonly Line[]
  readonly points: readonly Point[]
  readonly labels: readonly Label[]
}

/** A bar, from nought to its number. */
export interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly mark: Figure['mark']
}

/** A part of a line that is all of one sort. */
export interface Line {
  readonly path: string
  readonly series: number
  readonly mark: Figure['mark']
}

/** A number on a line. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly series: number
  readonly mark: Figure['mark']
}

/** A text at a point of its line: a word, or a number in large digits. */
export interface Label {
  readonly x: number
  readonly y: number
  /** Which end of the text stands at x, in the direction of reading. */
  readonly anchor: 'start' | 'middle' | 'end'
  readonly text: string | Figure
}

/** A length in a drawing: a hundredth of a unit is less than any screen shows. */
export function round(length: number): number {
  return Math.round(length * 100) / 100
}
