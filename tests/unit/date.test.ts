import { expect, it } from 'vitest'
import { isDate } from '../../lib/story/read/date.ts'
import CASES from './date.json' with { type: 'json' }

it.each(['2025-02-24', '2024-02-29', '2025-02-24T09:00Z', '2025-02-24T09:00:30+08:00', '2025-12-31T23:59:59-03:30'])(
  '%s is a date',
  (text) => {
    expect(isDate(text)).toBe(true)
  },
)

it.each(CASES.none)('“%s” is none', (text) => {
  expect(isDate(text)).toBe(false)
})
