import type { Picture } from '../../picture/picture.ts'
import type { Place } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'

/** What turning Markdown into sections needs from outside the text. */
export interface Context {
  /** The language in which the text is written. */
  readonly lang: string
  report(place: Place, rule: Rule, message: string, hint?: string): void
  /** Looks at a picture by its name as written; undefined where it cannot be used, which is then reported. */
  picture(src: string, place: Place): Picture | undefined
  /** Notes a link and resolves it to an address of the site, where it leads to one. */
  link(href: string, place: Place): string
}

/** Where a node of a syntax tree begins. */
export function placeOf(node: { position?: { start: Place } | undefined }): Place {
  const { line = 1, column = 1 } = node.position?.start ?? {}
  return { line, column }
}
