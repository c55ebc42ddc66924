import { parentPort, workerData } from 'node:worker_threads'
import { storyReport } from './story-report.ts'
import type { ThreadData } from './story-reports.ts'

/** How many stories a thread reads before it posts their reports. */
const AT_ONCE = 20

/** Reads stories in one of the threads: it takes the next ones of the list until there are none. */
function serve({ root, slugs, publication, next }: ThreadData): void {
  for (;;) {
    const start = Atomics.add(next, 0, AT_ONCE)
    if (start >= slugs.length) return
    const some = slugs.slice(start, start + AT_ONCE)
    parentPort?.postMessage(some.map((slug) => [slug, storyReport(root, slug, publication)]))
  }
}

serve(workerData)
