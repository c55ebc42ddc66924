import { expect, it, test, vi } from 'vitest'
import { mapConcurrently, Progress } from '../../../lib/builder/render/tasks.ts'

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

test('each item has one task, and no more tasks than the limit run at a time', async () => {
  let running = 0
  let most = 0
  const done: number[] = []
  await mapConcurrently([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    done.push(item)
    running--
  })
  expect(done.sort()).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
})

test('an error rejects the promise', async () => {
  const work = async (item: number) => {
    if (item === 2) throw new Error('Two')
  }
  await expect(mapConcurrently([1, 2, 3], 2, work)).rejects.toThrow('Two')
})

test('an error is reported when nothing is under way any longer, and nothing is begun after it', async () => {
  const done: number[] = []
  const slow = Promise.withResolvers<void>()
  const work = async (item: number) => {
    if (item === 2) throw new Error('Two')
    await slow.promise
    done.push(item)
  }
  const all = mapConcurrently([1, 2, 3, 4], 2, work)
  const failed = expect(all).rejects.toThrow('Two')
  setTimeout(() => slow.resolve(), 20)
  await failed
  expect(done).toEqual([1])
})

test('the results come in the order of the items, whichever is done first', async () => {
  const first = Promise.withResolvers<string>()
  const work = async (item: string) => {
    if (item === 'a') return first.promise
    first.resolve('A')
    return item.toUpperCase()
  }
  expect(await mapConcurrently(['a', 'b', 'c'], 2, work)).toEqual(['A', 'B', 'C'])
})
