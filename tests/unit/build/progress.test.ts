import { expect, test, vi } from 'vitest'
import { Timing } from '../../../lib/builder/render/progress.ts'

test('steps of one name are added up, the whole is their sum, and its memory is the most', () => {
  const memory = vi.spyOn(process.memoryUsage, 'rss')
  for (const bytes of [100e6, 300e6, 200e6]) memory.mockReturnValueOnce(bytes)
  const clock = vi.spyOn(performance, 'now')
  for (const now of [0, 3000, 4000, 10_000]) clock.mockReturnValueOnce(now)
  const timing = new Timing()
  timing.step('read')
  timing.step('rendered')
  timing.step('read')
  clock.mockRestore()
  memory.mockRestore()
  expect(timing.lines()).toEqual([
    '    9.00 s  90.0 %  200 MB  read',
    '    1.00 s  10.0 %  300 MB  rendered',
    '   10.00 s 100.0 %  300 MB  in all',
  ])
})
