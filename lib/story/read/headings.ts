import type { PhrasingContent, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Place } from '../../problem/problem.ts'
import type { Context } from '../kinds/context.ts'
import { HEADING_LEVELS, type HeadingLevel } from '../types/section.ts'

/** Whether an id belongs to the page or to a section, so that no text may use it for itself. */
export function isOwnId(id: string): boolean {
  return OF_THE_PAGE.test(id) || OF_A_SECTION.test(id)
}

// Ids of the page around a story, and the ids that sections have: `p3`, `quote1-p1`, `ref-2`.
const OF_THE_PAGE =
  /^(?:main|q|head|reader|notes|contents|related|languages|calendar|also|latest|missed|sources|more-topics|footer-languages|(?:rubric|address|q)-.*|.*-title)$/
const OF_A_SECTION =
  /^(?:p|h|quote|list|figure|table|code|math|divider|note|chart|gallery|embed|details|terms|media|ref|source)-?\d/

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
        ? 'It is one word without spaces.'
        : isOwnId(id)
          ? 'The page itself uses it.'
          : before && `Line ${before.line} has it already.`
    if (!reason) {
      this.#used.set(id, place)
      return id
    }
    const hint = 'Choose another name, and use it in the links to this place.'
    this.#report(place, 'anchor-id', `The id “${id.slice(0, 60)}” cannot be given to this place. ${reason}`, hint)
    return undefined
  }
}

/** The id at the end of a heading: `{#id}`, or `{: #id .class}`, whose class is left out. */
const ID = /(?<!\s)\s*\{:?\s*#([^\s{}#.]+)(?:\s+\.[\w-]+)*\s*\}\s*$/

/** Returns the content of a heading without the id that is written at its end, and the id. */
export function splitHeadingId(nodes: readonly PhrasingContent[]): {
  nodes: readonly PhrasingContent[]
  id: string | undefined
} {
  const last = nodes.at(-1)
  const [written, id] = (last?.type === 'text' && ID.exec(last.value)) || []
  if (last?.type !== 'text' || written === undefined) return { nodes, id: undefined }
  const value = last.value.slice(0, -written.length)
  return { nodes: [...nodes.slice(0, -1), ...(value ? [{ ...last, value }] : [])], id }
}

/**
 * Gives the headings of a text their levels on the page, where the title is the only heading of the first level. If the
 * text has a heading `#`, all its headings are one level deeper. None is more than one level below the heading before it.
 */
export class HeadingLevels {
  readonly #shift: number
  #before: number = 2

  constructor(root: Root) {
    let hasTop = false
    visit(root, (node) => {
      hasTop ||= (node.type === 'heading' && node.depth === 1) || (node.type === 'html' && /<h1[\s>]/i.test(node.value))
    })
    this.#shift = hasTop ? 1 : 0
  }

  /** Returns the level of the next heading by the number of its signs. */
  next(depth: number): HeadingLevel {
    const wanted = Math.min(depth + this.#shift, this.#before + 1)
    const level = HEADING_LEVELS.find((one) => one >= wanted) ?? 6
    this.#before = level
    return level
  }
}
