import { workerData } from 'node:worker_threads'
import { serveTasks } from '../../threads/worker-pool.ts'
import { openContexts } from './build-context.ts'
import { storyTasks } from './story-workers.ts'

serveTasks(storyTasks(openContexts(workerData, Promise.resolve())))
