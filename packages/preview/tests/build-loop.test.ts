import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BuildLoop } from '../serve/build-loop.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

afterEach(() => {
  vi.restoreAllMocks()
})

it('builds once more after the changes that came during a build, however many they are', async () => {
  const builds: PromiseWithResolvers<boolean>[] = []
  const loop = new BuildLoop(() => {
    const build = Promise.withResolvers<boolean>()
    builds.push(build)
    return build.promise
  })
  expect(loop.state).toEqual({ isBuilding: false, isGood: undefined, built: undefined })
  const first = loop.request()
  for (let change = 0; change < 3; change++) await loop.request()
  expect([builds.length, loop.state.isBuilding]).toEqual([1, true])
  builds[0]?.resolve(true)
  await expect.poll(() => builds.length).toBe(2)
  builds[1]?.resolve(true)
  await first
  expect([builds.length, loop.state.isBuilding, loop.state.isGood]).toEqual([2, false, true])
})

it('knows that the last build failed, and when the last good one was', async () => {
  const results = [async () => true, async () => false, () => Promise.reject(new Error('no disk')), async () => true]
  const loop = new BuildLoop(() => (results.shift() ?? (async () => false))())
  await loop.request()
  const { built } = loop.state
  expect(built).toMatch(/^\d{4}-/)
  for (let failed = 0; failed < 2; failed++) {
    await loop.request()
    expect(loop.state).toEqual({ isBuilding: false, isGood: false, built })
  }
  await loop.request()
  expect(loop.state.isGood).toBe(true)
})

it('prints the error of a build that ends by one of its own, without passwords', async () => {
  const loop = new BuildLoop(() => Promise.reject(new Error('https://ada:secret@news.example/ does not answer')))
  await loop.request()
  expect(vi.mocked(console.error).mock.calls.join()).toContain('https://…@news.example/ does not answer')
})
