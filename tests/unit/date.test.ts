import { expect, it } from 'vitest'
import { isDate } from '../../lib/story/read/date.ts'

it.each(['2025-02-24', '2024-02-29', '2025-02-24T09:00Z', '2025-02-24T09:00:30+08:00', '2025-12-31T23:59:59-03:30'])(
  '%s is a date',
  (text) => {
    expect(isDate(text)).toBe(true)
  },
)

it.each([
  '2025-02-30',
  '2025-02-29',
  '2025-13-01',
  '2025-00-10',
  '2025-2-4',
  '24.02.2025',
  'February 24, 2025',
  '2025-02-24T09:00',
  '2025-02-24T25:00Z',
  '2025-02-24T09:00+99:00',
  ' 2025-02-24',
  '',
])('“%s” is none', (text) => {
  expect(isDate(text)).toBe(false)
})
