import type { Place } from '../../problem/problem.ts'
import type { Inline } from './inline.ts'

/**
 * A section's name within its story: its kind, and its number among the sections of that kind (`p3`, `quote1-p1`). It
 * is the same in every language of a story. It is also the fragment of a shared link (`#p3`).
 */
export type SectionId = string

/** The properties that every section has. */
export interface SectionBase {
  readonly id: SectionId
  /** The line and column at which the section begins in its file. */
  readonly place: Place
}

/** One cell of a table. */
export type Cell = readonly Inline[]

/** The alignment of a table column; undefined follows the language. */
export type Align = 'left' | 'right' | 'center' | undefined

/** A table of a story. */
export interface TableSection extends SectionBase {
  readonly kind: 'table'
  readonly align: readonly Align[]
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}
