import { readFileSync } from 'node:fs'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { sentencesOf } from '../../components/listen/story-voice.element.ts'
import { SectionView } from '../../components/section/section-view.tsx'
import { messagesFor } from '../../lib/language/messages.ts'
import { sectionsText } from '../../lib/story/kinds/kinds.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import { PUBLICATION, STORY } from '../fixtures/publication.ts'
import { sectionsOf } from '../unit/sections-of.ts'
import { numbersDrawn } from './helpers/numbers-drawn.ts'
import { show } from './helpers/render.tsx'

const LANGUAGES = ['en', 'zh', 'es', 'fr', 'ar', 'ru', 'pt', 'de', 'ja', 'ko', 'hi', 'fa']

function chartsIn(lang: string): SectionOf<'chart'>[] {
  const [, , body = ''] = readFileSync(`${PUBLICATION}/stories/${STORY}/${lang}.md`, 'utf8').split(/^---$/m)
  return sectionsOf(body, lang).flatMap((section) => (section.kind === 'chart' ? [section] : []))
}

function chartOf(markdown: string): SectionOf<'chart'> {
  const [section] = sectionsOf(markdown)
  if (section?.kind !== 'chart') throw new Error('This is not a chart.')
  return section
}

/** The labels of a chart's bars that are numbers. */
function numberLabels(container: HTMLElement): (string | undefined)[] {
  return [...container.querySelectorAll('text:has(tspan)')].map((label) => label.textContent)
}

test.each(LANGUAGES)('in %s, the bars of the story are as long as the numbers of its tables are large', (lang) => {
  const drawn = chartsIn(lang).map((section) => {
    const container = show(<SectionView section={section} words={messagesFor(lang)} lang={lang} />)
    return numbersDrawn(container, lang)
  })
  expect(drawn).toHaveLength(2)
  const [capacity = [], deals = []] = drawn
  expect(capacity.map((value) => Math.round(value * 100) / 10)).toEqual([28, 39])
  expect(deals.map((value) => Math.round(value * 1000) / 10000)).toEqual([0.1111, 0.3333])
})

test('a chart is one picture, whose name says all that it shows', () => {
  const [capacity, deals] = chartsIn('en')
  if (!capacity || !deals) throw new Error('The story has two charts.')
  show(<SectionView section={capacity} words={messagesFor('en')} lang="en" />)
  expect(screen.getByRole('img')).toHaveAccessibleName(
    'Bar chart: China’s mature chip capacity (Share of the global market, percent): This year, IDC estimate: about 28 and By 2027, SEMI: 39 (forecast).',
  )
  const container = show(<SectionView section={deals} words={messagesFor('en')} lang="en" />)
  expect(container.querySelector('svg')?.getAttribute('aria-label')).toMatch(/2020: 1\/9 \(derived\) and 2024: 1\/3\.$/)
})

test('a chart states its finding above its title, in pages and in Markdown; its translation has to translate it', () => {
  const written =
    ':::chart[Grain]{kind=bar unit="Tons" finding="Twice as much as before"}\n| Year | Tons |\n| --- | ---: |\n| 2024 | 900 |\n\nSource: the log.\n:::'
  const section = chartOf(written)
  const container = show(<SectionView section={section} words={messagesFor('en')} lang="en" />)
  expect(container.querySelector('.finding + p')).toHaveTextContent('Grain')
  expect(container.querySelector('.finding')).toHaveTextContent('Twice as much as before')
  expect(sectionsText([section])).toContain('Twice as much as before')
})

test('a fraction in Persian digits has no slash in the drawing, its sentence or its table', () => {
  const [, deals] = chartsIn('fa')
  if (!deals) throw new Error('The story has two charts.')
  const container = show(<SectionView section={deals} words={messagesFor('fa')} lang="fa" />)
  expect(numberLabels(container)).toEqual(['۱۱٪\u200f (۱ از ۹)', '۳۳٪\u200f (۱ از ۳)'])
  expect(container.querySelector('svg')?.getAttribute('aria-label')).toContain('۲۰۲۰: ۱ از ۹ (محاسبه‌شده)')
  expect(container).not.toHaveTextContent(/[/⁄]/)
})

test.each([
  ['en', ['11% (1/9)', '33% (1/3)']],
  ['zh', ['11%（1/9）', '33%（1/3）']],
  ['de', ['11\u00a0% (1/9)', '33\u00a0% (1/3)']],
  ['ar', ['11\u200e%\u200e\u200f (1/9)', '33\u200e%\u200e\u200f (1/3)']],
])('in %s, a fraction is labelled with its number on the scale, and as it is written: %s', (lang, labels) => {
  const [capacity, deals] = chartsIn(lang)
  if (!capacity || !deals) throw new Error('The story has two charts.')
  expect(numberLabels(show(<SectionView section={deals} words={messagesFor(lang)} lang={lang} />))).toEqual(labels)
  const plain = numberLabels(show(<SectionView section={capacity} words={messagesFor(lang)} lang={lang} />))
  expect(plain[1]).toBe('39')
})

test('a forecast is hatched and a derived number grey, and words say so beside them', () => {
  const marked = '| Year | Tons |\n| - | - |\n| 2024 | 8 |\n| 2025 | 9 |\n| 2026 | 12 |\n\nSource: us.\n:::'
  const chart = chartOf(`:::chart[Grain]{kind=bar derived=2025 forecast=2026}\n${marked}`)
  const container = show(<SectionView section={chart} words={messagesFor('en')} lang="en" />)
  const [reported, derived, forecast] = container.querySelectorAll('rect')
  expect(reported).not.toHaveAttribute('fill')
  expect(derived).toHaveClass('derived', { exact: true })
  expect(forecast).toHaveAttribute('fill', `url(#${container.querySelector('pattern')?.id})`)
  expect([...container.querySelectorAll('text')].map((text) => text.textContent)).toEqual(
    expect.arrayContaining(['2024', '2025 (derived)', '2026 (forecast)']),
  )
  expect(within(screen.getByRole('table', { hidden: true })).getByText('12 (forecast)')).toBeInTheDocument()
})

test.each(['28', '1,100', '1,234,567'])('the numbers along the scale of a chart of %s do not touch', (most) => {
  const rows = `| Year | Tons |\n| - | - |\n| 2024 | ${most} |\n\nSource: us.\n:::`
  const container = show(
    <SectionView section={chartOf(`:::chart[Grain]{kind=bar}\n${rows}`)} words={messagesFor('en')} lang="en" />,
  )
  const numbers = [...container.querySelectorAll('text[y="1em"]')].map((text) => ({
    x: Number.parseFloat(text.getAttribute('x') ?? '') * 2, // of a drawing 200 units wide, the narrowest
    half: (text.textContent.length * 6.5) / 2, // letters of 13 units are about half as wide
  }))
  expect(numbers.length).toBeGreaterThanOrEqual(2)
  for (const [index, { x, half }] of numbers.entries()) {
    const next = numbers[index + 1]
    if (next) expect(x + half).toBeLessThan(next.x - next.half)
  }
})

test.each([
  ['en', '1100', '1,100'],
  ['en', '1,100', '1,100'],
  ['en', '1100.50', '1,100.50'],
  ['de', '12000', '12.000'],
  ['en', 'about 1100 tons', 'about 1,100 tons'],
  ['en', '950', '950'],
])('in %s a number that is written as %s has the separators of the scale at its bar: %s', (lang, written, label) => {
  const rows = `| Year | Tons |\n| - | - |\n| 2024 | ${written} |\n\nSource: us.\n:::`
  const chart = chartOf(`:::chart[Grain]{kind=bar}\n${rows}`)
  const container = show(<SectionView section={{ ...chart, lang }} words={messagesFor(lang)} lang={lang} />)
  expect(numberLabels(container)).toEqual([label])
})

test('a line stands at its numbers, years as far apart as they are, and is dashed where it is a forecast', () => {
  const rows =
    '| Year | Rye | Oats |\n| - | - | - |\n| 2000 | 10 | 5 |\n| 2020 | 30 | 6 |\n| 2030 | 40 | 7 |\n\nSource: us.\n:::'
  const container = show(
    <SectionView
      section={chartOf(`:::chart[Grain]{kind=line unit=Tons forecast=2030}\n${rows}`)}
      words={messagesFor('en')}
      lang="en"
    />,
  )
  const at = (name: string) =>
    [...container.querySelectorAll('circle')].map((point) => Number.parseFloat(point.getAttribute(name) ?? ''))
  const [a = 0, b = 0, c = 0, d = 0] = at('cx')
  expect((b - a) / (c - b)).toBeCloseTo(2, 1)
  expect(d).toBe(a)
  const heights = at('cy')
  const [ten = 0, thirty = 0, forty = 0, five = 0] = heights
  expect((ten - thirty) / (thirty - forty)).toBeCloseTo(2, 1)
  expect((five - ten) / (ten - thirty)).toBeCloseTo(0.25, 1)
  expect([...container.querySelectorAll('.line')].map((line) => line.getAttribute('class'))).toEqual([
    'line',
    'line forecast',
    'line compared',
    'line compared forecast',
  ])
})

test('a line between a forecast and a derived number is a forecast, the less certain of the two', () => {
  const rows = '| Year | Rye |\n| - | - |\n| 2000 | 10 |\n| 2020 | 30 |\n| 2030 | 40 |\n\nSource: us.\n:::'
  const chart = chartOf(`:::chart[Grain]{kind=line unit=Tons forecast=2020 derived=2030}\n${rows}`)
  const container = show(<SectionView section={chart} words={messagesFor('en')} lang="en" />)
  const lines = [...container.querySelectorAll('.line')].map((line) => line.getAttribute('class'))
  expect(lines).toEqual(['line forecast'])
})

test('the names of lines are beside their last points, a line of text apart, in the gutter that no line enters', () => {
  const rows =
    '| Year | Rye | Oats | Corn |\n| - | - | - | - |\n| 2000 | 10 | 5 | 5 |\n| 2020 | 30 | 30 | 29 |\n\nUs.\n:::'
  const chart = chartOf(`:::chart[Grain]{kind=line unit=Tons}\n${rows}`)
  const container = show(<SectionView section={chart} words={messagesFor('en')} lang="en" />)
  const names = [...container.querySelectorAll('.series')]
  expect(names.map((name) => [name.textContent, name.getAttribute('x'), name.getAttribute('dx')])).toEqual([
    ['Rye 30', '100%', '0.77em'],
    ['Oats 30', '100%', '0.77em'],
    ['Corn 29', '100%', '0.77em'],
  ])
  expect(names.map((name) => name.classList.contains('compared'))).toEqual([false, true, true])
  const [rye = 0, oats = 0, corn = 0] = names.map((name) => Number.parseFloat(name.getAttribute('y') ?? ''))
  expect(corn).toBeGreaterThan(Math.max(rye, oats)) // below them, as its line is
  const heights = [rye, oats, corn].toSorted((a, b) => a - b)
  for (const [index, height] of heights.slice(1).entries())
    expect(height - (heights[index] ?? 0)).toBeGreaterThanOrEqual(1.2)
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(1)
})

test.each([
  ['few', 3, ['', '', '']],
  ['many', 8, ['', 'wide', 'wide', 'wide', 'wide', 'wide', 'wide', '']],
  ['more than fit', 30, ['', '']],
])('of %s points in time, each label is centred on its point, if all have room', (_, count, classes) => {
  const years = Array.from({ length: count }, (_, index) => `| ${2000 + index} | ${index + 1} |`).join('\n')
  const chart = chartOf(`:::chart[Grain]{kind=line}\n| Year | Tons |\n| - | - |\n${years}\n\nUs.\n:::`)
  const container = show(<SectionView section={chart} words={messagesFor('en')} lang="en" />)
  const labels = [...container.querySelectorAll('text')].filter(({ textContent }) => /^20\d\d$/.test(textContent))
  expect(labels.map((label) => label.getAttribute('class') ?? '')).toEqual(classes)
  const points = [...container.querySelectorAll('circle')].map((point) => point.getAttribute('cx'))
  for (const label of labels) {
    expect(label).toHaveAttribute('text-anchor', 'middle')
    expect(points).toContain(label.getAttribute('x'))
  }
})

test('a slope leads from the first number to the second, and names its row at the end', () => {
  const rows = '| Crop | 2000 | 2020 |\n| - | - | - |\n| Rye | 10 | 30 |\n\nSource: us.\n:::'
  const container = show(
    <SectionView section={chartOf(`:::chart[Grain]{kind=slope}\n${rows}`)} words={messagesFor('en')} lang="en" />,
  )
  const [first = 0, second = 0] = [...container.querySelectorAll('circle')].map((point) =>
    Number.parseFloat(point.getAttribute('cy') ?? ''),
  )
  expect(first).toBeGreaterThan(second)
  expect(container).toHaveTextContent('30 Rye')
})

test('a chart is read out as its title, its source and its table, without the words of its control', () => {
  const [, deals] = chartsIn('en')
  if (!deals) throw new Error('The story has two charts.')
  const container = show(<SectionView section={deals} words={messagesFor('en')} lang="en" />)
  document.documentElement.lang = 'en'
  const read = [...sentencesOf(container.children)].map(([text]) => text)
  expect(read).toContain('1/9 (derived)')
  expect(read.join(' ')).not.toContain(messagesFor('en').showNumbers)
  expect(read.filter((text) => text.includes('2024'))).toEqual(['2024'])
})
