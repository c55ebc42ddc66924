import { diff3Merge } from 'node-diff3'
import { type EditedStory, type Known, patchStory, toEdited } from '../../edited-story.ts'

/**
 * Returns what the form of the desk shows of a file: its front matter by key, and its Markdown as `body`.
 * @throws if the front matter cannot be parsed
 */
export function editedText(file: string, known: Known): EditedStory {
  return toEdited(plainFile(file), known)
}

/**
 * Returns a file after an edit. All else in it stays, also its byte order mark and its line ends.
 * @param file the old file; undefined for a new one
 * @throws if the front matter cannot be written in such a way that parsing it gives the edited values
 */
export function fileOfEdited(file: string | undefined, edited: EditedStory, known: Known): string {
  return file === undefined
    ? patchStory(undefined, edited, known)
    : inFormOf(file, patchStory(plainFile(file), edited, known))
}

/** Returns a file without its byte order mark, and with line ends as on other systems than Windows. */
export function plainFile(file: string): string {
  const text = file.startsWith(BYTE_ORDER_MARK) ? file.slice(1) : file
  return isOfWindows(file) ? text.replaceAll('\r\n', '\n') : text
}

/** Returns a text with the byte order mark and the line ends of a file. */
export function inFormOf(file: string, text: string): string {
  return (
    (file.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '') +
    (isOfWindows(file) ? text.replaceAll('\n', '\r\n') : text)
  )
}

/**
 * Joins two changes of one file, line by line.
 * @param was what both began with
 * @returns undefined if both changed the same lines, or lines beside each other
 */
export function joinedChanges(was: string, ours: string, theirs: string): string | undefined {
  const parts = diff3Merge(lines(ours), lines(was), lines(theirs), { excludeFalseConflicts: true })
  const joined = parts.flatMap(({ ok }) => ok ?? [])
  return parts.some(({ conflict }) => conflict) ? undefined : joined.join('\n')
}

function lines(text: string): string[] {
  return text.split('\n')
}

const BYTE_ORDER_MARK = '\uFEFF'

/** Whether all lines of a file end as on Windows. One with both line ends stays as it is. */
function isOfWindows(file: string): boolean {
  return file.includes('\r\n') && !/(?<!\r)\n/.test(file)
}
