import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { formatNumber, formatPercent } from '../language/format.ts'
import { languageOf } from '../language/language.ts'
import type { Chart } from '../story/chart.ts'
import { isFraction } from '../story/read-figure.ts'
import { WIDTH } from './drawing.ts'

const TICKS = 4

/** A scale from nought to a round number beyond the largest of a chart, and below the smallest if that is negative. */
export function scaleOf({ figures }: Chart, from: number, to: number): ScaleLinear<number, number> {
  const values = figures.flat().map(({ value }) => value)
  return scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values)])
    .nice(TICKS)
    .range([from, to])
}

/** The round numbers along a scale, where each stands and how it is written; parts of a whole in percent. */
export function ticksOf(scale: ScaleLinear<number, number>, { figures, lang }: Chart): { at: number; text: string }[] {
  const format = figures.flat().every(isFraction) ? formatPercent : formatNumber
  return scale.ticks(TICKS).map((tick) => ({ at: scale(tick), text: format(tick, lang) }))
}

/** Turns a length from the start of reading into a place on the sheet: from the left, or from the right. */
export function fromStart(lang: string): (length: number) => number {
  return languageOf(lang).dir === 'rtl' ? (length) => WIDTH - length : (length) => length
}
