import os from 'node:os'
import { expect, it, vi } from 'vitest'
import { TimeExceeded, withinTime } from '../../lib/settings/process.ts'

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

it('work has more time while other programs use the processors', () => {
  const work = () => {
    const end = performance.now() + 200
    while (performance.now() < end);
    return 'done'
  }
  vi.spyOn(os, 'loadavg').mockReturnValue([0, 0, 0])
  expect(() => withinTime(50, work)).toThrow(TimeExceeded)
  vi.mocked(os.loadavg).mockReturnValue([10_000 * os.availableParallelism(), 0, 0])
  expect(withinTime(50, work)).toBe('done')
  vi.restoreAllMocks()
})
