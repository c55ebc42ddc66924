import { rmdirSync, rmSync } from 'node:fs'
import type { ContentCache, StoredFile } from './content-cache.ts'
import { entriesNotKnown, type KnownSite, parentOf, withParents } from './known-site.ts'

/**
 * Gives a site's folder exactly these files, whatever is in it. A file that the folder already shares with the cache
 * stays, so that the work follows the difference.
 * @param known what is known of the folder
 * @returns the subfolders in which something was removed or added, and the folders that they are in
 */
export function updateFolder(
  folder: string,
  files: readonly StoredFile[],
  cache: ContentCache,
  known: KnownSite,
): ReadonlySet<string> {
  const still = new Set(files.filter((file) => isStillIn(file, cache, known)).map(({ name }) => name))
  const missing = new Map(files.flatMap((file) => (still.has(file.name) ? [] : [[file.name, file]])))
  const emptied = new Set<string>()
  const keepOrRemove = (name: string) => {
    const file = missing.get(name)
    if (file && cache.isIn(file, folder)) missing.delete(name)
    else {
      rmSync(`${folder}/${name}`, { recursive: true, force: true })
      emptied.add(parentOf(name))
    }
  }
  for (const name of known.listed.keys()) if (!still.has(name) && known.same.has(parentOf(name))) keepOrRemove(name)
  for (const { name, isFolder } of entriesNotKnown(folder, known)) {
    if (isFolder) emptied.add(name)
    else keepOrRemove(name)
  }
  for (const name of emptied) removeIfEmpty(folder, name)
  for (const file of missing.values()) cache.put(file, folder)
  return withParents([...emptied, ...[...missing.keys()].map(parentOf)])
}

/** Whether a file is in a subfolder that is known, under the same name, and is still the cached one. */
function isStillIn(file: StoredFile, cache: ContentCache, { listed, same }: KnownSite): boolean {
  const digest = listed.get(file.name)
  return digest !== undefined && same.has(parentOf(file.name)) && cache.isStillIn(file, digest)
}

/** Removes a subfolder if it is empty, and then the folder that it was in if that is empty too. */
export function removeIfEmpty(folder: string, name: string): void {
  if (name === '') return
  try {
    rmdirSync(`${folder}/${name}`)
  } catch {
    return // It has files, or is already removed.
  }
  removeIfEmpty(folder, parentOf(name))
}
