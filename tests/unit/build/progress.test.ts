import { expect, it, vi } from 'vitest'
import { Progress } from '../../../lib/builder/render/tasks.ts'

it('a long list of pages prints a line for each tenth of it, a short one none', () => {
  vi.stubEnv('CI', 'true')
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const long = new Progress('Made', 200, 'lists')
  for (let count = 0; count < 200; count++) long.step()
  const short = new Progress('Made', 99, 'lists')
  for (let count = 0; count < 99; count++) short.step()
  const printed = log.mock.calls.map(([line]) => String(line))
  log.mockRestore()
  expect(printed).toEqual(Array.from({ length: 10 }, (_, index) => `Made ${(index + 1) * 20} of 200 lists`))
})
