import type { SectionId } from '../types/table.ts'

const PREFIX = {
  paragraph: 'p',
  heading: 'h',
  quote: 'quote',
  figure: 'figure',
  list: 'list',
  table: 'table',
  chart: 'chart',
  embed: 'embed',
  code: 'code',
  divider: 'divider',
  aside: 'note',
} as const

/** Generates section ids within one story or one section: `p1`, `p2`, `quote1`; inside a quote `quote1-p1`. */
export class SectionIds {
  readonly #parent: SectionId
  readonly #counts = new Map<string, number>()

  constructor(parent: SectionId = '') {
    this.#parent = parent
  }

  /** The next id for a section of this kind. */
  next(kind: keyof typeof PREFIX): SectionId {
    const prefix = PREFIX[kind]
    const count = (this.#counts.get(prefix) ?? 0) + 1
    this.#counts.set(prefix, count)
    return `${this.#parent && `${this.#parent}-`}${prefix}${count}`
  }

  /** A generator of ids for the sections inside a section. */
  inside(parent: SectionId): SectionIds {
    return new SectionIds(parent)
  }
}
