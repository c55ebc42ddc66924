import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { findHidden } from '../../problem/hidden-characters.ts'
import { readingTime } from '../../source/limits.ts'
import { placeAt } from '../../source/source-file.ts'
import { TimeExceeded, WORTH_A_CLOCK, withinTime } from '../../source/within-time.ts'
import { type Context, placeOf } from '../kinds/context.ts'
import type { Section } from '../types/section.ts'
import { ParseLimit } from './parse-limits.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { shorten } from './plain-lines.ts'
import { toSections } from './to-sections.ts'

/**
 * Reads the Markdown of a story. Reports a text that cannot be read at the line where it begins.
 * @param mayHide whether to look for hidden characters written as references
 */
export function readSections(markdown: string, context: Context, mayHide: boolean): Section[] {
  const { line } = placeAt(markdown, markdown.search(/\S/))
  const short = shorten(markdown)
  const limit = readingTime(markdown.length)
  const read = () => {
    const root = parseMarkdown(markdown, short)
    if (mayHide && markdown.includes('&')) reportHiddenReferences(root, context)
    return toSections(root, markdown, context)
  }
  try {
    return short.text.length < WORTH_A_CLOCK ? read() : withinTime(limit, read)
  } catch (error) {
    if (error instanceof ParseLimit) {
      const hint = 'Divide it, by empty lines or into several stories.'
      context.report({ line: error.line, column: 1 }, error.rule, error.message, hint)
    } else if (error instanceof TimeExceeded) {
      const message = `The text that begins here takes longer than ${Math.round(limit / 1000)} seconds to read.`
      const hint = 'Use fewer marks of Markdown in it, or divide the file.'
      context.report({ line, column: 1 }, 'limit-exceeded', message, hint)
    } else if (error instanceof RangeError) {
      // The parser makes a nested call for each level and overflows the stack at some thousand levels.
      context.report({ line, column: 1 }, 'markdown-unsupported', 'This text is nested too deeply to be read.')
    } else throw error
    return []
  }
}

/** Reports hidden characters written as references (`&#x202E;`), which a check of the file's own characters misses. */
function reportHiddenReferences(root: Root, context: Context): void {
  visit(root, (node) => {
    const hidden = findHidden(textsOf(node).join('\n'))
    if (!hidden) return
    const message = `This text has the character ${hidden.name}, which is not allowed.`
    context.report(placeOf(node), 'character-forbidden', message, 'Delete the reference to it.')
  })
}

/** The texts of a node, without its children, in which Markdown resolves character references. */
function textsOf(node: Nodes): (string | null | undefined)[] {
  return [
    ...(node.type === 'text' ? [node.value] : []),
    ...('alt' in node ? [node.alt] : []),
    ...('title' in node ? [node.title] : []),
    ...('lang' in node ? [node.lang] : []),
    ...('attributes' in node ? Object.values(node.attributes ?? {}) : []),
  ]
}
