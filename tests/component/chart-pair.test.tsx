import { expect, test } from 'vitest'
import { Prose } from '../../components/story/story-view.tsx'
import { sectionsOf } from '../unit/sections-of.ts'
import { aPage } from './helpers/publication.ts'
import { show } from './helpers/render.tsx'
import { aStoryEdition } from './helpers/story.ts'

const chart = (title: string, numbers: readonly number[], unit = 'Tons', kind = 'bar') =>
  `:::chart[${title}]{kind=${kind}}\n| Year | ${unit} |\n| - | -: |\n${numbers
    .map((number, index) => `| ${2024 + index} | ${number} |\n`)
    .join('')}\nSource: the log.\n:::\n\n`

function figures(markdown: string): Element[] {
  const container = show(<Prose edition={aStoryEdition({ sections: sectionsOf(markdown) })} page={aPage()} />)
  return [...container.querySelectorAll('figure')]
}

/** The widths of the bars of a chart, in percent of its scale. */
const widths = (figure: Element | undefined) =>
  [...(figure?.querySelectorAll('rect') ?? [])].map((bar) => Number.parseFloat(bar.getAttribute('width') ?? ''))

test('two charts of one unit that follow each other are side by side, on one scale with one gutter', () => {
  const [rice, wheat] = figures(chart('Rice', [40, 80]) + chart('Wheat', [20, 40]))
  expect([rice?.className, wheat?.className]).toEqual(['chart abreast', 'chart abreast second'])
  expect(widths(rice)).toEqual([50, 100])
  expect(widths(wheat)).toEqual([25, 50])
  const gutters = [rice, wheat].map((figure) => figure?.querySelector('svg')?.getAttribute('class'))
  expect(gutters[0]).toBe(gutters[1])
})

test('of three such charts the third is alone, on a scale of its own', () => {
  const [, , oats] = figures(chart('Rice', [40]) + chart('Wheat', [20]) + chart('Oats', [10]))
  expect(oats?.className).toBe('chart')
  expect(widths(oats)).toEqual([100])
})

test('charts are side by side up to a number that is five times as large', () => {
  const classesOf = (most: number) =>
    figures(chart('Rice', [most]) + chart('Wheat', [10])).map(({ className }) => className)
  expect(classesOf(50)).toEqual(['chart abreast', 'chart abreast second'])
  expect(classesOf(51)).toEqual(['chart', 'chart'])
})

test.each([
  ['have different units', chart('Rice', [40]) + chart('Price', [20], 'Dollars')],
  ['have text between them', `${chart('Rice', [40])}More.\n\n${chart('Wheat', [20])}`],
  ['are of different kinds', chart('Rice', [40, 50]) + chart('Wheat', [20, 30], 'Tons', 'line')],
  ['are so unlike that one could not be read', chart('Rice', [40]) + chart('Wheat', [1])],
])('charts are below each other if they %s', (_, markdown) => {
  expect(figures(markdown).map(({ className }) => className)).toEqual(['chart', 'chart'])
})
