import { setTimeout } from 'node:timers/promises'
import { threadId, workerData } from 'node:worker_threads'
import { serveTasks } from '../../../lib/threads/worker-pool.ts'

let running = 0

/** The tasks of a thread that tests a pool. */
const tasks = {
  add: (number: number): number => number + workerData,
  wait: async (milliseconds: number) => {
    const report = { thread: threadId, running: ++running }
    await setTimeout(milliseconds)
    running--
    return report
  },
  fail: (message: string) => {
    throw new Error(message)
  },
  end: (code: number) => process.exit(code),
  crash: async (message: string) => {
    queueMicrotask(() => {
      throw new Error(message)
    })
    await setTimeout(60_000)
  },
}

export type CountingTasks = typeof tasks

serveTasks(tasks)
