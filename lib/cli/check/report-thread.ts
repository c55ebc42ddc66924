import { workerData } from 'node:worker_threads'
import { serveTasks } from '../../threads/worker-pool.ts'
import { reportTasks } from './story-report.ts'

serveTasks(await reportTasks(workerData))
