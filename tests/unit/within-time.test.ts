import { expect, it } from 'vitest'
import { TimeExceeded, withinTime } from '../../lib/source/within-time.ts'

it('work that never ends is cut short', () => {
  const endless = () => {
    for (;;);
  }
  expect(() => withinTime(50, endless)).toThrow(TimeExceeded)
  expect(() => withinTime(50, () => /^(a+)+$/.test(`${'a'.repeat(60)}b`))).toThrow(TimeExceeded)
})

it('work that ends gives what it gives, or throws what it throws', () => {
  expect(withinTime(60_000, () => withinTime(60_000, () => 2) + 1)).toBe(3)
  const error = new RangeError('Too deep.')
  expect(() =>
    withinTime(60_000, () => {
      throw error
    }),
  ).toThrow(error)
})
