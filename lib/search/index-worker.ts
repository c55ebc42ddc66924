import { serveTasks } from '../threads/worker-pool.ts'
import { indexHere } from './index-bucket.ts'

// The worker thread of one index. Pagefind runs in a separate process for each thread.
serveTasks({ indexHere })
