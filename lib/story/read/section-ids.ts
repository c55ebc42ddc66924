/** Makes the ids of sections within one story or one section: `p1`, `p2`, `quote1`; inside a quote `quote1-p1`. */
export class SectionIds {
  readonly #parent: string
  readonly #counts = new Map<string, number>()

  constructor(parent = '') {
    this.#parent = parent
  }

  /** Returns the id of the next section of a kind. */
  next(kind: string): string {
    const prefix = `${this.#parent && `${this.#parent}-`}${PREFIXES[kind] ?? kind}`
    const count = (this.#counts.get(prefix) ?? 0) + 1
    this.#counts.set(prefix, count)
    return prefix + count
  }
}

// The prefix of an id is the kind, except for these.
const PREFIXES: Readonly<Record<string, string>> = {
  paragraph: 'p',
  heading: 'h',
  aside: 'note',
  definitions: 'terms',
}
