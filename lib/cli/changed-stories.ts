import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Reads a list of changed files, as `git diff --name-only --relative` prints it.
 * @param list the file that has the list; `-` is standard input
 * @param root the content folder
 * @returns the folders of the stories that have a file in the list
 * @throws if the list cannot be read, or if none of its files is in the content
 */
export function readChangedStories(list: string, root: string): ReadonlySet<string> {
  return changedStories(readFileSync(list === STANDARD_INPUT ? 0 : list, 'utf8'), root)
}

/** The name that stands for what the command is given on standard input. */
const STANDARD_INPUT = '-'

/**
 * Returns the folders of the stories that have a file in a list. Its paths begin at the folder where the command runs.
 */
export function changedStories(list: string, root: string): ReadonlySet<string> {
  // Git writes a name with other letters in quotation marks, but no letter of a story's folder in another way.
  const files = list.split(/[\n\r\0]+/).flatMap((line) => (line ? [path.relative(root, line.replace(/^"/, ''))] : []))
  const isInside = (file: string) => file !== '..' && !file.startsWith(`..${path.sep}`) && !path.isAbsolute(file)
  if (files.length > 0 && !files.some(isInside)) {
    throw new Error(
      `No file of the list is in ${root}. Write each path from the folder where the command runs, as git diff --name-only --relative does.`,
    )
  }
  const parts = files.map((file) => file.split(path.sep))
  return new Set(parts.flatMap(([folder, slug]) => (folder === 'stories' && slug !== undefined ? [slug] : [])))
}
