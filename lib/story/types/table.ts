import type { Place } from '../../problem/problem.ts'
import type { Inline } from './inline.ts'

/**
 * A section's name within its story: its kind and its place among that kind, `p3`, `quote1-p1`. It is the same in every
 * language of a story, and an address (`#p3`) that readers share.
 */
export type SectionId = string

/** What every section has. */
export interface SectionBase {
  readonly id: SectionId
  /** Where it is written. */
  readonly place: Place
}

/** One cell of a table. */
export type Cell = readonly Inline[]

/** How a column of a table is aligned; undefined follows the language. */
export type Align = 'left' | 'right' | 'center' | undefined

/** A table of a story. */
export interface TableSection extends SectionBase {
  readonly kind: 'table'
  readonly align: readonly Align[]
  readonly head: readonly Cell[]
  readonly rows: readonly (readonly Cell[])[]
}
