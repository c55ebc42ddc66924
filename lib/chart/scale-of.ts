import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { fill, formatNumber, formatPercent } from '../language/format.ts'
import { languageOf } from '../language/language.ts'
import type { Messages } from '../language/messages.ts'
import { unitOf } from '../story/kinds/chart-words.ts'
import { isFraction } from '../story/kinds/read-figure.ts'
import { type Chart, type Figure, figureText, type Section, type SectionOf } from '../story/types/section.ts'
import { NARROWEST, WIDTH, type WrittenNumber } from './drawing.ts'

/** A chart, and the chart beside it that has the same scale. */
export interface ChartOfPair extends Chart {
  readonly beside?: Chart | undefined
}

const TICKS = 4
const GAP = 6

/** A round number on a scale: its position and its text. */
interface Tick {
  readonly at: number
  readonly text: string
}

/**
 * A scale from zero to a round number above the largest of a chart and of the chart beside it; it begins below the
 * smallest if that is negative.
 */
export function scaleOf({ figures, beside }: ChartOfPair, from: number, to: number): ScaleLinear<number, number> {
  const values = [...figures, ...(beside?.figures ?? [])].flat().map(({ value }) => value)
  return scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values)])
    .nice(TICKS)
    .range([from, to])
}

/** The ticks of a scale; in percent if all numbers of the chart are fractions. */
export function ticksOf(scale: ScaleLinear<number, number>, chart: Chart, count = TICKS): Tick[] {
  const format = formatOf(chart)
  return scale.ticks(count).map((tick) => ({ at: scale(tick), text: format(tick, chart.lang) }))
}

/** The ticks of a horizontal scale: as many as fit side by side. */
export function ticksBeside(scale: ScaleLinear<number, number>, chart: Chart): Tick[] {
  for (let count = TICKS; count > 1; count--) {
    const ticks = ticksOf(scale, chart, count)
    const [first, second] = ticks
    const room = (((second?.at ?? WIDTH) - (first?.at ?? 0)) / WIDTH) * LEAST_PLOT
    if (ticks.every(({ text }) => widthOf(text) + GAP <= room)) return ticks
  }
  return ticksOf(scale, chart, 1)
}

/**
 * A number as its label shows it: as it is written, but a long one with the separators of the scale: “1,100”. If it is
 * written as a fraction, a number of the scale with the written form after it: “11% (1/9)”.
 */
export function onScale(figure: Figure, chart: Chart, words: Messages): WrittenNumber {
  if (!isFraction(figure)) return { ...figure, digits: grouped(figure, chart.lang) }
  const digits = formatOf(chart)(figure.value, chart.lang)
  const turn = languageOf(chart.lang).dir === 'rtl' ? RIGHT_TO_LEFT : ''
  return { before: '', digits, after: turn + fill(words.brackets, '', figureText(figure)) }
}

/** A number of four digits or more without separators, and its decimals. */
const UNGROUPED = /^\P{N}?\p{Nd}{4,}(?:\P{N}(\p{Nd}+))?$/u

/** Writes a number as the scale does, with as many decimals as it has, if it is written without separators. */
function grouped({ value, digits }: Figure, lang: string): string {
  const [written, decimals = ''] = UNGROUPED.exec(digits) ?? []
  return written ? formatNumber(value, lang, decimals.length) : digits
}

// Without this mark (RLM), Arabic would have the written form on the right of the percent sign, before the number.
const RIGHT_TO_LEFT = '\u200f'

function formatOf(chart: Chart): (number: number, lang: string) => string {
  return isInFractions(chart) ? formatPercent : formatNumber
}

/** Whether all numbers of a chart are written as fractions, so that its scale is in percent. */
export function isInFractions({ figures }: Chart): boolean {
  return figures.flat().every(isFraction)
}

/** Converts a distance from the start side into x: from the left, or from the right. */
export function fromStart(lang: string): { x(length: number): number; dx(length: number): number } {
  const isRtl = languageOf(lang).dir === 'rtl'
  return { x: (length) => (isRtl ? WIDTH - length : length), dx: (length) => (isRtl ? -length : length) }
}

const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/gu
const LETTER = 8
const DIGIT = 16
// The least width for the ticks of a horizontal scale, beside the widest number, in units.
const LEAST_PLOT = NARROWEST * 0.7

/** Estimates the width of a text with a font size of 13 units, in units. A build does not have the reader's fonts. */
export function widthOf(text: string): number {
  const visible = text.replaceAll(RIGHT_TO_LEFT, '')
  return LETTER * ([...visible].length + (visible.match(WIDE)?.length ?? 0))
}

/** Estimates the width of a number in large digits with the words around it, in units. */
export function figureWidth({ before, digits, after }: WrittenNumber): number {
  return widthOf(before + after) + DIGIT * digits.length
}

/**
 * Finds the charts of a text that are shown side by side: two that follow each other and have the same form and the
 * same unit.
 * @returns the other chart of the pair, by the id of each
 */
export function chartPairs(sections: readonly Section[]): ReadonlyMap<string, SectionOf<'chart'>> {
  const pairs = new Map<string, SectionOf<'chart'>>()
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1]
    if (section.kind !== 'chart' || next?.kind !== 'chart' || pairs.has(section.id) || !haveOneScale(section, next)) {
      continue
    }
    pairs.set(section.id, next).set(next.id, section)
  }
  return pairs
}

/** The largest ratio between the numbers of two charts of a pair, so that both can be read. */
const MOST_TIMES = 5

function haveOneScale(first: SectionOf<'chart'>, second: SectionOf<'chart'>): boolean {
  const unit = unitOf(first)
  const isOneUnit = unit !== undefined && unit === unitOf(second) && isInFractions(first) === isInFractions(second)
  const [a = 0, b = 0] = [first, second].map(({ figures }) => Math.max(...figures.flat().map(({ value }) => value)))
  return isOneUnit && first.form === second.form && Math.max(a, b) <= MOST_TIMES * Math.min(a, b)
}
