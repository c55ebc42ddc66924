import type { EditedStory, Known } from '../../edited-story.ts'
import { editedText, fileOfEdited, joinedChanges } from './edited-text.ts'
import { ChangedElsewhere, type NewsroomFiles } from './newsroom-files.ts'
import { keptText } from './on-device.ts'

/** A text in the form: the file as it was read, and its fields as they are now. */
export interface OpenText {
  readonly file: string
  readonly edited: EditedStory
  /** When the fields were last edited without being saved, in milliseconds. */
  readonly keptAt?: number
}

/**
 * Opens a text: with what was written here and not saved, if there is such a thing, else as its file is.
 * @returns undefined if there is no such file
 * @throws if its front matter cannot be parsed
 */
export async function openText(files: NewsroomFiles, path: string, known: Known): Promise<OpenText | undefined> {
  const file = await files.read(path)
  if (file === undefined) return undefined
  const kept = keptText(path)
  if (kept) return { file: kept.file, edited: kept.edited, keptAt: kept.at }
  return { file, edited: editedText(file, known) }
}

/** How a save ended: with the file as it is now, or with the file of somebody else, over which nothing was written. */
export type Saved =
  | { readonly file: string; readonly isJoined: boolean }
  | { readonly theirs: string; readonly ours: string }

/**
 * Saves an edit. If somebody else has changed the file at other places, both changes are in it afterwards.
 * @param isForReaders whether readers get this version at once
 * @throws if the edit cannot be written, or the file cannot
 */
export async function saveText(
  files: NewsroomFiles,
  path: string,
  was: string,
  edited: EditedStory,
  known: Known,
  isForReaders: boolean,
): Promise<Saved> {
  const ours = fileOfEdited(was, edited, known)
  try {
    await files.write(path, ours, was, isForReaders)
    return { file: ours, isJoined: false }
  } catch (error) {
    if (!(error instanceof ChangedElsewhere)) throw error
    const theirs = error.now ?? ''
    const joined = joinedChanges(was, ours, theirs)
    if (joined === undefined) return { theirs, ours }
    await files.write(path, joined, error.now, isForReaders)
    return { file: joined, isJoined: true }
  }
}
