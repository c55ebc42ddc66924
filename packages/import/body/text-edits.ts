import type { Place } from '../../../lib/problem/problem.ts'
import { lineStarts, placeAt } from '../../../lib/source/source-file.ts'

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
 * @param edits in order; one that begins inside the one before it is ignored
 */
export function applyEdits(old: string, edits: readonly TextEdit[]): EditedText {
  if (edits.length === 0) return { text: old, placeIn: (place) => place }
  const pieces: { readonly piece: string; readonly at: number; readonly was: number; readonly isOld: boolean }[] = []
  let was = 0
  let at = 0
  const add = (piece: string, isOld: boolean) => {
    pieces.push({ piece, at, was, isOld })
    at += piece.length
  }
  for (const { start, end, by } of edits) {
    if (start < was) continue
    add(old.slice(was, start), true)
    was = start
    add(by, false)
    was = end
  }
  add(old.slice(was), true)
  const text = pieces.map(({ piece }) => piece).join('')
  const lines = lineStarts(text)
  return {
    text,
    placeIn: ({ line, column }) => {
      const offset = (lines[line - 1] ?? 0) + column - 1
      const found = pieces.findLast((piece) => piece.at <= offset)
      return found ? placeAt(old, found.was + (found.isOld ? offset - found.at : 0)) : { line, column }
    },
  }
}
