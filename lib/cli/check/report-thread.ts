import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadData } from './report-threads.ts'
import { storyReport } from './story-report.ts'

/** How many stories are read before what came of them is handed over. */
const AT_ONCE = 20

/** One of the threads that read stories: takes the next ones of the list until there are none. */
function serve({ root, slugs, publication, next }: ThreadData): void {
  for (;;) {
    const start = Atomics.add(next, 0, AT_ONCE)
    if (start >= slugs.length) return
    const some = slugs.slice(start, start + AT_ONCE)
    parentPort?.postMessage(some.map((slug) => [slug, storyReport(root, slug, publication)]))
  }
}

serve(workerData)
