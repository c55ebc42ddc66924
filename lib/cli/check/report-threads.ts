import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Publication } from '../../publication/publication.ts'
import type { ReportsBySlug } from './report-cache.ts'
import { type StoryReport, storyReport } from './story-report.ts'

/** The stories to be read. */
export interface ReportRequest {
  readonly root: string
  readonly slugs: readonly string[]
  readonly publication: Publication | undefined
}

/** The data of a thread: the list of stories, and the index of the next one, which all threads increment. */
export interface ThreadData extends ReportRequest {
  readonly next: Int32Array
}

// With fewer stories than this, this thread finishes before a second one has started.
const WORTH_A_THREAD = 100

// The syntax trees of a story are garbage soon. With space for many of them, most are already garbage when V8 collects.
const ROOM = { maxYoungGenerationSizeMb: 64 }

/**
 * Reads stories, in one thread for each core if there is enough work.
 * @throws the error that a thread threw
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
