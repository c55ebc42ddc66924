import { parentPort, workerData } from 'node:worker_threads'
import { type Bucket, indexHere } from './index-bucket.ts'

// The worker thread of one index. Pagefind runs in a separate process for each thread.
const { lang, records, isFirst }: Bucket = workerData
parentPort?.postMessage(await indexHere({ lang, records, isFirst }))
