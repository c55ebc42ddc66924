/** A problem of a machine or a host, or something that could be better. Names are permanent, for scripts. */
export interface Finding {
  readonly name: string
  /** A warning does not prevent writing, building or reading. */
  readonly severity: 'error' | 'warning'
  readonly what: string
  readonly why: string
  readonly mend: string
}
