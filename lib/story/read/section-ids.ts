import type { Place } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import type { Context } from '../kinds/section-kind.ts'
import { isOwnId } from '../types/section.ts'

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

/** Collects the ids that a text gives to its places, and reports those that cannot be used. */
export class TextAnchors {
  readonly #report: Context['report']
  readonly #used = new Map<string, Place>()

  constructor(report: Context['report']) {
    this.#report = report
  }

  /** Returns an id if it can be used; otherwise reports it. */
  take(id: string, place: Place): string | undefined {
    const before = this.#used.get(id)
    const reason =
      id === '' || /\s/.test(id)
        ? sentence`It is one word without spaces.`
        : isOwnId(id)
          ? sentence`The page itself uses it.`
          : before && sentence`Line ${before.line} has it already.`
    if (!reason) {
      this.#used.set(id, place)
      return id
    }
    const hint = sentence`Choose another name, and use it in the links to this place.`
    this.#report(
      place,
      'anchor-id',
      sentence`The id “${id.slice(0, 60)}” cannot be given to this place. ${reason}`,
      hint,
    )
    return undefined
  }
}
