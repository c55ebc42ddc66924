import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { linkInThread } from '../../../lib/builder/write/link-in-thread.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

/** A cache with so many files, and an empty place for a folder with them. */
function aCache(count: number) {
  const root = temporaryFolder()
  const cache = new ContentCache(path.join(root, 'cache'))
  const files = Array.from({ length: count }, (_, index) => cache.addPlain(`en/${index}.html`, `page ${index}`))
  return { cache, files, folder: path.join(root, 'site') }
}

test('a thread puts all files of a large site into a folder, as links to the cache', async () => {
  const { cache, files, folder } = aCache(4001)
  await linkInThread(cache.folder)(files, folder)
  expect(readdirSync(path.join(folder, 'en'))).toHaveLength(4001)
  expect(files.filter((file) => !cache.isIn(file, folder))).toEqual([])
})

test('the files of a small site are left to the publication', async () => {
  const { cache, files, folder } = aCache(3)
  await linkInThread(cache.folder)(files, folder)
  expect(statSync(folder, { throwIfNoEntry: false })).toBeUndefined()
})
