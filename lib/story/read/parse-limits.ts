import { LIMITS } from '../../source/limits.ts'
import { placeAt } from '../../source/source-file.ts'

/** Thrown for a block of Markdown that is not parsed, because the parser would take hours or overflow the stack. */
export class ParseLimit extends RangeError {
  /** The line at which the block begins, counted from 1 in its text. */
  readonly line: number
  readonly rule: 'limit-exceeded' | 'markdown-unsupported'

  constructor(message: string, line: number, rule: ParseLimit['rule']) {
    super(message)
    this.line = line
    this.rule = rule
  }
}

// Quotes and lists that begin on one line. A line of only hyphens or asterisks begins none.
const MARKER = String.raw`(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*`
const DEEP = new RegExp(`^[ \\t]*(?:${MARKER}){${LIMITS.nesting + 1}}`)
const RULE = /^[-*_ \t]*$/
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/
const OPENING = /^ {0,3}:{3,}[A-Za-z]/
const CLOSING = /^ {0,3}:{3,}[ \t]*$/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
// Lines that begin a new block, even without an empty line above.
const BEGINNING = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]|#{1,6}[ \t])|\|/
// Emphasis characters that can only open emphasis (after a space) or only close it (before a space).
const EMPHASIS = /(?<!\S)[*_~]+(?=[^\s*_~])|(?<=[^\s*_~])[*_~]+(?!\S)/g
const ITEM = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/
const MARKS = /\*+|_+|~+|`+|[[\]<&!\\]/g

const SIGNS = /[\n!#&()*+:<>[\\\]_`|~-]/g

/**
 * Checks line by line, without parsing, that the parser can handle a text.
 * @throws ParseLimit for the first block that it cannot handle
 */
export function expectParsable(text: string): void {
  // The parser needs some kilobytes of memory for each of these characters.
  if (text.length > LIMITS.parsedSigns && (text.match(SIGNS)?.length ?? 0) > LIMITS.parsedSigns)
    throw tooMany('lines and signs of Markdown', LIMITS.parsedSigns, placeAt(text, text.search(/\S/)).line)
  let isCode = false
  let open = 0
  let items = 0
  let block = { line: 1, marks: 0, depth: 0, underlines: 0 }
  for (const [index, line] of text.split('\n').entries()) {
    const number = index + 1
    if (FENCE.test(line)) isCode = !isCode
    if (isCode) continue
    const isEmpty = line.trim() === ''
    if (isEmpty || BEGINNING.test(line)) block = { line: number + (isEmpty ? 1 : 0), marks: 0, depth: 0, underlines: 0 }
    open += OPENING.test(line) ? 1 : CLOSING.test(line) && open > 0 ? -1 : 0
    block.marks += line.match(MARKS)?.length ?? 0
    block.underlines += UNDERLINE.test(line) ? 1 : 0
    let deepest = open
    for (const { index: at } of line.matchAll(EMPHASIS)) {
      block.depth = Math.max(0, block.depth + (/\S/.test(line[at - 1] ?? ' ') ? -1 : 1))
      deepest = Math.max(deepest, block.depth)
    }
    if (deepest > LIMITS.nesting || (DEEP.test(line) && !RULE.test(line)))
      throw new ParseLimit('This text is nested too deeply to be read.', number, 'markdown-unsupported')
    items += ITEM.test(line) ? 1 : 0
    if (items > LIMITS.listItems)
      throw new ParseLimit(
        `More than ${LIMITS.listItems.toLocaleString('en')} list items are not read at once.`,
        number,
        'limit-exceeded',
      )
    if (block.marks > LIMITS.blockMarks)
      throw tooMany('marks such as *, _, [ and < without an empty line', LIMITS.blockMarks, block.line)
    if (block.underlines > LIMITS.blockUnderlines)
      throw tooMany('lines of = or - without an empty line', LIMITS.blockUnderlines, block.line)
  }
}

function tooMany(what: string, most: number, line: number): ParseLimit {
  const message = `The text that begins here has more than ${most.toLocaleString('en')} ${what}.`
  return new ParseLimit(message, line, 'limit-exceeded')
}
