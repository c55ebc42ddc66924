import { workerData } from 'node:worker_threads'
import { configFrom } from '../../newsroom/newsroom-config.ts'
import { serveTasks } from '../../threads/worker-pool.ts'
import { openContexts, storyTasks, type WorkerData } from './story-workers.ts'

const data: WorkerData = workerData
if (data.config) await configFrom(data.config)
serveTasks(storyTasks(openContexts(data, Promise.resolve())))
