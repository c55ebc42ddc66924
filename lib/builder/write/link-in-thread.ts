import { inParts } from '../../source/in-parts.ts'
import type { ContentCache, StoredFile } from '../../store/content-cache.ts'
import { WorkerPool } from '../../threads/worker-pool.ts'

/** The tasks of the thread. */
export interface LinkTasks {
  /** Puts cached files into a folder as hard links. */
  link(input: { readonly files: readonly StoredFile[]; readonly folder: string }): ReturnType<ContentCache['link']>
}

/** With fewer files than this, `publish` has linked them before a thread has started. */
const WORTH_A_THREAD = 2000

/**
 * The number of files in one task. The thread gets a copy of their list, which would be large for all files. With smaller
 * ones it would wait: this thread makes pages for long without a pause in which it could give the next.
 */
const FILES_PER_TASK = 20_000

/**
 * Returns a function that puts cached files into a folder as hard links, in a thread of its own: threads that render
 * stories need much more memory. It does nothing for few files: `publish` links what is missing.
 * @param cacheFolder the folder of the cache
 */
export function linkInThread(cacheFolder: string) {
  return async (files: readonly StoredFile[], folder: string): Promise<void> => {
    if (files.length < WORTH_A_THREAD) return
    const thread = new WorkerPool<LinkTasks>(
      new URL('./link-thread.ts', import.meta.url),
      { workerData: cacheFolder },
      1,
    )
    try {
      await Promise.all(inParts(files, FILES_PER_TASK).map((part) => thread.run('link', { files: part, folder })))
    } finally {
      await thread.close()
    }
  }
}
