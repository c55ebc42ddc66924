import { parentPort, workerData } from 'node:worker_threads'
import { readContext, renderContext } from './build-context.ts'
import type { RenderContext, RenderTask, SpooledStory, StoryOutput, StoryWorker } from './render-context.ts'
import { renderStory, spoolStory } from './render-story.ts'

/** A request to a thread: to read a story, by its slug, or to render one. */
export interface WorkerRequest {
  readonly id: number
  readonly job: string | RenderTask
}

/** The answer of a thread to a request. */
export interface WorkerReply {
  readonly id: number
  readonly read?: SpooledStory
  readonly pressed?: StoryOutput
  readonly error?: string
}

function serve(): void {
  const reading = readContext(workerData)
  let rendering: Promise<RenderContext> | undefined // created for the first story, once the code is compiled
  const worker: StoryWorker = {
    read: async (slug) => spoolStory(reading, slug),
    render: async (task) => {
      rendering ??= renderContext(reading, workerData)
      return renderStory(await rendering, task)
    },
  }
  parentPort?.on('message', async (order: WorkerRequest) => parentPort?.postMessage(await answer(worker, order)))
}

async function answer(worker: StoryWorker, { id, job }: WorkerRequest): Promise<WorkerReply> {
  try {
    return typeof job === 'string' ? { id, read: await worker.read(job) } : { id, pressed: await worker.render(job) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

serve()
