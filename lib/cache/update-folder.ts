import { readdirSync, rmdirSync, unlinkSync } from 'node:fs'
import path from 'node:path'
import type { ContentCache, StoredFile } from './content-cache.ts'

/**
 * Gives a folder exactly these files, whatever is in it. A file that the folder already shares with the cache stays, so
 * that the work follows the difference.
 */
export function updateFolder(folder: string, files: readonly StoredFile[], cache: ContentCache): void {
  const missing = new Map(files.map((file) => [file.name, file]))
  removeOthers(folder, '', (name) => {
    const file = missing.get(name)
    return file !== undefined && cache.isIn(file, folder) && missing.delete(name)
  })
  for (const file of missing.values()) cache.put(file, folder)
}

/**
 * Removes files from a folder, and the subfolders that are then empty. It follows no symbolic link.
 * @param stays returns whether a file stays, by its path in the folder with forward slashes
 * @returns whether anything is left
 */
function removeOthers(folder: string, prefix: string, stays: (name: string) => boolean): boolean {
  let isLeft = false
  for (const entry of readdirSync(`${folder}/${prefix}`, { withFileTypes: true })) {
    const name = prefix + entry.name
    if (entry.isDirectory() ? removeOthers(folder, `${name}/`, stays) : stays(name)) isLeft = true
    else if (entry.isDirectory()) rmdirSync(path.join(folder, name))
    else unlinkSync(path.join(folder, name))
  }
  return isLeft
}
