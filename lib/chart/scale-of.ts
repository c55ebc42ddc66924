import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { formatNumber, formatPercent } from '../language/format.ts'
import { languageOf } from '../language/language.ts'
import { isFraction } from '../story/read/read-figure.ts'
import type { Chart, Figure } from '../story/types/chart.ts'
import { WIDTH } from './drawing.ts'

const TICKS = 4
const GAP = 6

/** A round number on a scale: its position and its text. */
interface Tick {
  readonly at: number
  readonly text: string
}

/**
 * A scale from zero to a round number above the largest of a chart; it begins below the smallest if that is negative.
 */
export function scaleOf({ figures }: Chart, from: number, to: number): ScaleLinear<number, number> {
  const values = figures.flat().map(({ value }) => value)
  return scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values)])
    .nice(TICKS)
    .range([from, to])
}

/** The ticks of a scale; in percent if all numbers of the chart are fractions. */
export function ticksOf(scale: ScaleLinear<number, number>, { figures, lang }: Chart, count = TICKS): Tick[] {
  const format = figures.flat().every(isFraction) ? formatPercent : formatNumber
  return scale.ticks(count).map((tick) => ({ at: scale(tick), text: format(tick, lang) }))
}

/** The ticks of a horizontal scale: as many as fit side by side. */
export function ticksBeside(scale: ScaleLinear<number, number>, chart: Chart): Tick[] {
  for (let count = TICKS; count > 1; count--) {
    const ticks = ticksOf(scale, chart, count)
    const [first, second] = ticks
    const room = (second?.at ?? WIDTH) - (first?.at ?? 0)
    if (ticks.every(({ text }) => widthOf(text) + GAP <= room)) return ticks
  }
  return ticksOf(scale, chart, 1)
}

/** Returns a function that converts a distance from the start side into x: from the left, or from the right. */
export function fromStart(lang: string): (length: number) => number {
  return languageOf(lang).dir === 'rtl' ? (length) => WIDTH - length : (length) => length
}

const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/gu
const LETTER = 7
const DIGIT = 16

/** Estimates the width of a text with a font size of 13 units, in units. A build does not have the reader's fonts. */
export function widthOf(text: string): number {
  return LETTER * ([...text].length + (text.match(WIDE)?.length ?? 0))
}

/** Estimates the width of a number in large digits with the words around it, in units. */
export function figureWidth({ before, digits, after }: Figure): number {
  return widthOf(before + after) + DIGIT * digits.length
}
