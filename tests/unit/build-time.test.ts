import { afterEach, expect, test, vi } from 'vitest'
import { buildTime, buildTimeProblem, freezeBuildTime } from '../../lib/settings/settings.ts'
import CASES from './build-time.json' with { type: 'json' }

afterEach(() => void vi.unstubAllEnvs())

test.each([...CASES.wrong, ['digits without end', '9'.repeat(400)]])('%s is no time of a build', (_, value) => {
  vi.stubEnv('SOURCE_DATE_EPOCH', value)
  expect(buildTimeProblem()).toContain(`SOURCE_DATE_EPOCH is “${value}”`)
  expect(buildTime).toThrow('Write whole seconds since 1970')
  expect(freezeBuildTime).toThrow('Write whole seconds since 1970')
})

test.each([
  ['946684800', '2000-01-01T00:00:00.000Z'],
  ['1795680000', '2026-11-26T08:00:00.000Z'],
  ['4102444799', '2099-12-31T23:59:59.000Z'],
])('%s seconds are a time of a build', (value, date) => {
  vi.stubEnv('SOURCE_DATE_EPOCH', value)
  expect(buildTimeProblem()).toBeUndefined()
  expect(new Date(buildTime()).toISOString()).toBe(date)
})

test.each([undefined, ''])('without SOURCE_DATE_EPOCH (%j) the time is now, until the clock is stopped', (value) => {
  vi.stubEnv('SOURCE_DATE_EPOCH', value)
  vi.useFakeTimers({ now: Date.parse('2026-11-26T08:00:00.900Z') })
  expect(buildTime()).toBe(Date.now())
  freezeBuildTime()
  vi.advanceTimersByTime(5000)
  expect(new Date(buildTime()).toISOString()).toBe('2026-11-26T08:00:00.000Z')
  vi.useRealTimers()
})
