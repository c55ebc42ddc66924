import { expect, vi } from 'vitest'
import type { SiteBuilder } from '../../lib/cli/run-build.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { Newsroom } from './newsroom.ts'

/**
 * Builds a newsroom at one time after another, each time on what the last build left, and asserts that each site is
 * that of a clean build at the same time.
 * @param times as ISO 8601, in the order of the builds: `2025-04-01T22:00:00Z`
 * @param between is called after each build, with its time
 */
export async function expectCleanAtTimes(
  newsroom: Newsroom,
  times: readonly string[],
  between: (time: string) => void = () => {},
  how?: SiteBuilder,
): Promise<void> {
  for (const time of times) {
    vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse(time) / 1000))
    const built = await buildNewsroom(newsroom, how)
    expect(built, time).toBe(await buildNewsroom(new Newsroom(newsroom)))
    between(time)
  }
}
