import { afterEach, expect, test } from 'vitest'
import { TASKS_PER_THREAD, WorkerPool } from '../../../lib/threads/worker-pool.ts'
import type { CountingTasks } from './counting-thread.ts'

const pools: WorkerPool<CountingTasks>[] = []
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

function aPool(size: number): WorkerPool<CountingTasks> {
  const pool = new WorkerPool<CountingTasks>(new URL('./counting-thread.ts', import.meta.url), { workerData: 10 }, size)
  pools.push(pool)
  return pool
}

test('each task gets its own result, whichever is done first', async () => {
  const pool = aPool(2)
  const results = await Promise.all(Array.from({ length: 40 }, (_, index) => pool.run('add', index)))
  expect(results).toEqual(Array.from({ length: 40 }, (_, index) => index + 10))
})

test('the tasks are shared among the threads, and a thread has only a few of them at a time', async () => {
  const pool = aPool(2)
  const reports = await Promise.all(Array.from({ length: 30 }, () => pool.run('wait', 5)))
  expect(new Set(reports.map(({ thread }) => thread)).size).toBe(2)
  expect(Math.max(...reports.map(({ running }) => running))).toBe(TASKS_PER_THREAD)
})

test('an error of a task is the error of that task alone', async () => {
  const pool = aPool(1)
  const failing = expect(pool.run('fail', 'Ink is out.')).rejects.toThrow('Ink is out.')
  expect(await pool.run('add', 1)).toBe(11)
  await failing
  expect(await pool.run('add', 2)).toBe(12)
})

test('when a thread ends, no task waits for ever: those that run, that wait and that come later are rejected', async () => {
  const pool = aPool(2)
  const results = await Promise.allSettled([
    pool.run('end', 1),
    ...Array.from({ length: 20 }, () => pool.run('wait', 60_000)),
  ])
  expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 'rejected'))
  await expect(pool.run('add', 1)).rejects.toThrow('A worker thread ended before its tasks were done.')
})

test('an error outside of any task ends the pool with its reason', async () => {
  const pool = aPool(2)
  await expect(Promise.all([pool.run('wait', 60_000), pool.run('crash', 'Paper jam.')])).rejects.toThrow('Paper jam.')
  await expect(pool.run('add', 1)).rejects.toThrow('Paper jam.')
})

test('a thread that fails names the tasks that it was at work on, such as the story that it read', async () => {
  const pool = aPool(1)
  const waiting = pool.run('wait', 60_000).catch(String)
  await expect(pool.run('crash', 'Paper jam.')).rejects.toThrow(
    'Paper jam. It was at work on: wait 60000, crash "Paper jam."',
  )
  expect(await waiting).toContain('crash "Paper jam."')
})
