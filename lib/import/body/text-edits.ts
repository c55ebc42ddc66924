import type { Place } from '../../problem/problem.ts'

/** A range of a text, and its replacement. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** A text after edits. */
export interface EditedText {
  readonly text: string
  /** Maps a place in the new text to its place in the old one. */
  placeIn(place: Place): Place
}

/**
 * Replaces ranges of a text. Places in the result can still be mapped to the original.
 * @param cuts in order; one that begins inside the one before it is ignored
 */
export function applyEdits(old: string, cuts: readonly TextEdit[]): EditedText {
  if (cuts.length === 0) return { text: old, placeIn: (place) => place }
  const pieces: string[] = []
  const marks: { readonly at: number; readonly was: number; readonly isOld: boolean }[] = []
  let was = 0
  let at = 0
  const add = (piece: string, isOld: boolean) => {
    marks.push({ at, was, isOld })
    pieces.push(piece)
    at += piece.length
  }
  for (const { start, end, by } of cuts) {
    if (start < was) continue
    add(old.slice(was, start), true)
    was = start
    add(by, false)
    was = end
  }
  add(old.slice(was), true)
  const text = pieces.join('')
  const newLines = lineStarts(text)
  const oldLines = lineStarts(old)
  const ats = marks.map((mark) => mark.at)
  return {
    text,
    placeIn: ({ line, column }) => {
      const offset = (newLines[line - 1] ?? 0) + column - 1
      const mark = marks[lastUpTo(ats, offset)]
      if (!mark) return { line, column }
      const before = mark.isOld ? mark.was + offset - mark.at : mark.was
      const row = lastUpTo(oldLines, before)
      return { line: row + 1, column: before - (oldLines[row] ?? 0) + 1 }
    },
  }
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}

/** Returns the index of the last number that is not greater than the limit; the numbers are in ascending order. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
