import type { Node, Root } from 'mdast'

/** A text in which marks stand for its plain words, and how to put them back into its tree. */
export interface Shortened {
  readonly text: string
  /** Puts words and places into the tree, as if the whole text had been parsed. */
  restore(root: Root): Root
}

/** A run of words that a mark stands for. */
interface Run {
  readonly words: string
  /** Where the mark ends in the shortened text. */
  readonly end: number
  /** By how much all words up to here are longer than their marks. */
  readonly saved: number
}

// A line with an address or with what stands behind colons, as a whole; else words from a letter to a letter, with nothing
// between that Markdown or one of its extensions may read. To what stands beside it, such as a sign of emphasis, a mark of
// private characters is as a letter.
const RUN =
  /^(?:[ \t]*::.*|.*\]\(.*)$|(?<![\p{L}\p{M}\p{N}&\\])(\p{L}[^\\`*_[\]{}<>&~|\p{Cc}\p{Co}]{10,}[\p{L}\p{M}])/gmu
const MARK = /\ue000(\d+)\ue001/g
// Labels are compared, tags and addresses between angles are known by their letters, and a link may go on in the next line.
const UNSAFE = /[\r\u2028\u2029\ue000<]|\]:|\]\([^)\n]*$/m

/**
 * Puts a short mark in the place of each run of plain words. Most of a story is plain words, and a parser takes its time over
 * each letter only to say that it is one.
 */
export function shorten(markdown: string): Shortened {
  if (UNSAFE.test(markdown)) return { text: markdown, restore: (root) => root }
  const runs: Run[] = []
  let saved = 0
  const text = markdown.replaceAll(RUN, (line: string, words: string | undefined, at: number) => {
    if (words === undefined) return line
    const mark = `\ue000${runs.length}\ue001`
    const end = at - saved + mark.length
    saved += words.length - mark.length
    runs.push({ words, end, saved })
    return mark
  })
  return { text, restore: (root) => restored(root, runs, markdown) }
}

function restored(root: Root, runs: readonly Run[], markdown: string): Root {
  const starts = [0]
  for (let at = markdown.indexOf('\n'); at >= 0; at = markdown.indexOf('\n', at + 1)) starts.push(at + 1)
  const fix = (point: { line: number; column: number; offset?: number | undefined }) => {
    const offset = point.offset ?? 0
    point.offset = offset + savedBefore(runs, offset)
    point.column = point.offset - (starts[point.line - 1] ?? 0) + 1
  }
  const visit = (node: Node) => {
    if (node.position) {
      fix(node.position.start)
      fix(node.position.end)
    }
    if ('value' in node && typeof node.value === 'string' && node.value.includes('\ue000')) {
      node.value = node.value.replaceAll(MARK, (_, index) => runs[Number(index)]?.words ?? '')
    }
    if ('children' in node && Array.isArray(node.children)) node.children.forEach(visit)
  }
  visit(root)
  return root
}

/** What the marks that end at or before a place have saved: found by halving. */
function savedBefore(runs: readonly Run[], offset: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return runs[low - 1]?.saved ?? 0
}
