import { expect, test, vi } from 'vitest'
import { Timing } from '../../../lib/build/archive/progress.ts'

test('steps of one name are added up, and the whole is their sum', () => {
  const clock = vi.spyOn(performance, 'now')
  for (const now of [0, 3000, 4000, 10_000]) clock.mockReturnValueOnce(now)
  const timing = new Timing()
  timing.step('read')
  timing.step('rendered')
  timing.step('read')
  clock.mockRestore()
  expect(timing.lines()).toEqual([
    '    9.00 s  90.0 %  read',
    '    1.00 s  10.0 %  rendered',
    '   10.00 s 100.0 %  in all',
  ])
})
