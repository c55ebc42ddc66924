/** Something that is wrong with a machine or a host, or could be better. Names are permanent, for scripts. */
export interface Finding {
  readonly name: string
  /** A warning does not stand in the way of writing, building or reading. */
  readonly severity: 'error' | 'warning'
  readonly what: string
  readonly why: string
  readonly mend: string
}
