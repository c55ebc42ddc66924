import { expect, test } from 'vitest'
import { figure, median, table } from '../table.ts'
import { peakMemory } from '../timed.ts'

test('a table is Markdown, its figures to the right', () => {
  expect(table(['page', 'bytes'], [['story', '9805 B']])).toBe('| page | bytes |\n|---|--:|\n| story | 9805 B |')
})

test.each([
  { figures: [3, 1, 2], middle: 2 },
  { figures: [4, 1, 2, 3], middle: 2.5 },
  { figures: [7], middle: 7 },
  { figures: [], middle: undefined },
])('the median of $figures is $middle', ({ figures, middle }) => {
  expect(median(figures)).toBe(middle)
})

test('a figure has its unit; where there is none stands a dash', () => {
  expect(figure(1.26, 's', 1)).toBe('1.3 s')
  expect(figure(4, '')).toBe('4')
  expect(figure(undefined, 's')).toBe('–')
})

test('the peak is that of the largest process, in megabytes', () => {
  expect(peakMemory('{"maxRSS":1000}\n{"maxRSS":250000}\n{"maxRSS":500}\n')).toBe(256)
})
