import { workerData } from 'node:worker_threads'
import { ContentCache } from '../../store/content-cache.ts'
import { serveTasks } from '../../threads/worker-pool.ts'
import type { LinkTasks } from './link-in-thread.ts'

const cache = new ContentCache(workerData)
const tasks: LinkTasks = { link: ({ files, folder }) => cache.link(files, folder) }
serveTasks(tasks)
