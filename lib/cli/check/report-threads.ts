import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Publication } from '../../publication/publication.ts'
import type { ReportsBySlug } from './report-cache.ts'
import { type StoryReport, storyReport } from './story-report.ts'

/** Stories to be read. */
export interface ReportRequest {
  readonly root: string
  readonly slugs: readonly string[]
  readonly publication: Publication | undefined
}

/** What a thread is given: the list, and where in it the next story is, which all threads count up. */
export interface ThreadData extends ReportRequest {
  readonly next: Int32Array
}

// Fewer stories than this are read sooner here than a second thread starts.
const WORTH_A_THREAD = 100

// A story's trees are forgotten at once: with room for many, most are gone before anyone looks for what may be cleared away.
const ROOM = { maxYoungGenerationSizeMb: 64 }

/**
 * Reads stories, in a thread for every core once there is enough to do.
 * @throws what a thread threw
 */
export async function readReports(list: ReportRequest): Promise<ReportsBySlug> {
  if (list.slugs.length < WORTH_A_THREAD) {
    return new Map(list.slugs.map((slug) => [slug, storyReport(list.root, slug, list.publication)]))
  }
  const data: ThreadData = { ...list, next: new Int32Array(new SharedArrayBuffer(4)) }
  const threads = Array.from({ length: availableParallelism() }, () => notesOfThread(data))
  return new Map((await Promise.all(threads)).flat())
}

function notesOfThread(data: ThreadData): Promise<[string, StoryReport][]> {
  return new Promise((done, failed) => {
    const notes: [string, StoryReport][] = []
    const worker = new Worker(new URL('./report-thread.ts', import.meta.url), {
      workerData: data,
      resourceLimits: ROOM,
    })
    worker.on('message', (some: [string, StoryReport][]) => notes.push(...some))
    worker.on('error', failed)
    worker.on('exit', () => done(notes))
  })
}
